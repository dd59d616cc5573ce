// A button one may see but not press. It stays in the tab order, because its reason must be reachable by keyboard.
import { useId } from "react";
import { Go } from "./go";
import { Icon } from "./icon";
import type { Ask } from "./request-role";

type Props = { needs: string; label: string; of?: string; ask?: Ask };

/** `needs` is a role's name; `of` completes the label for screen readers ("Add document"). With `ask` it leads to asking. */
export function LockedButton({ needs, label, of = "", ask }: Props) {
  const id = useId();
  if (ask)
    return (
      <span className="locked">
        <Go className="btn btn-small is-locked" href={ask.href} aria-describedby={id}>
          <Icon name="lock" size={14} />
          {label} <span className="sr-only">{of}: request the role</span>
        </Go>
        <span className="locked-why" id={id} role="tooltip">
          Needs <span className="mono">{needs}</span>.{" "}
          {ask.told ? `You ${said(ask)}` : "Press to request it."}
        </span>
      </span>
    );
  return (
    <span className="locked">
      <button
        type="button"
        className="btn btn-small"
        aria-disabled="true"
        aria-describedby={id}
        aria-label={`${label} ${of}`.trim()}
      >
        <Icon name="lock" size={14} />
        {label}
      </button>
      <span className="locked-why" id={id} role="tooltip">
        Needs <span className="mono">{needs}</span>
      </span>
    </span>
  );
}

/** "You asked 3 h ago", "You were declined: …" */
const said = ({ told, answer }: Ask) =>
  told?.tone === "proposed" ? told.word : `asked: ${told?.word}${answer ? `: ${answer}` : ""}`;
