// A note in one tone (inside a form or panel), and the strip that tells a state of the whole page.
import type { ReactNode } from "react";
import type { Tone } from "./badge";
import { Icon, type IconName } from "./icon";

type NoteProps = { tone: Tone; icon?: IconName; title: string; children?: ReactNode; action?: ReactNode };

/** `alert`: announced at once when it appears (a conflict, an undo offer). */
export function Note({
  tone,
  icon = "info",
  title,
  children,
  action,
  alert,
}: NoteProps & { alert?: boolean }) {
  return (
    <div className={`note is-${tone}`} role={alert ? "alert" : undefined}>
      <Icon name={icon} />
      <div className="grow">
        <b>{title}</b>
        {children && <p>{children}</p>}
      </div>
      {action}
    </div>
  );
}

/** One line across the page: "You see this file as of 3 May 2025." with a way on. */
export function Strip({ tone, icon = "info", title, children, action }: NoteProps) {
  return (
    <div className={`strip is-${tone}`} role="status">
      <Icon name={icon} />
      <p>
        <b>{title}</b> {children}
      </p>
      {action}
    </div>
  );
}

/** A small line with an icon under a field or in a card: a warning that refuses nothing, or a missing role. */
export function Need({
  tone,
  icon = "lock",
  children,
}: {
  tone?: Tone;
  icon?: IconName;
  children: ReactNode;
}) {
  return (
    <p className={tone ? `need is-${tone}` : "need"}>
      <Icon name={icon} size={14} />
      <span>{children}</span>
    </p>
  );
}
