// Nothing here: one sentence, one way on. And the large one that fills a page.
import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

/** Inside a card: "No address yet." with the button that changes it. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <div>{children}</div>
      {action && <div className="row">{action}</div>}
    </div>
  );
}

export type Hint = { icon: IconName; text: string; example?: string };

/** In place of a list: what was not found or not done, and next tries that work. */
export function Blank({
  title,
  children,
  hints = [],
  action,
}: {
  title: string;
  children?: ReactNode;
  hints?: Hint[];
  action?: ReactNode;
}) {
  return (
    <section className="card blank" aria-label={title}>
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {hints.length > 0 && (
        <ul>
          {hints.map((hint) => (
            <li key={hint.text}>
              <Icon name={hint.icon} />
              <span>
                {hint.text} {hint.example && <code>{hint.example}</code>}
              </span>
            </li>
          ))}
        </ul>
      )}
      {action}
    </section>
  );
}
