// A button one may see but not press. It stays in the tab order, because its reason must be reachable by keyboard.
import { useId } from "react";
import { Icon } from "./icon";

/** `needs` is a role's name; `of` completes the label for screen readers ("Add document"). */
export function LockedButton({ needs, label, of = "" }: { needs: string; label: string; of?: string }) {
  const id = useId();
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
