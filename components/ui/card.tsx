// A card with its heading, and what one may do with it at the right.
import type { ReactNode } from "react";

/** `id` is the heading's id (section links lead to it). */
export function Card({
  id,
  title,
  action,
  children,
  className = "",
}: {
  id: string;
  title: ReactNode;
  action?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <section className={`card ${className}`.trim()} aria-labelledby={id}>
      <div className="card-head">
        <h2 id={id}>{title}</h2>
        {action}
      </div>
      {children}
    </section>
  );
}
