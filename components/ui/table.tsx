// A table in a card, with a name for screen readers and its own sideways scroll.
import type { ReactNode } from "react";

export type Column = { key: string; label: ReactNode; className?: string; isHidden?: boolean };

/** `asLines`: on a phone each row becomes two lines instead of scrolling. Rows are the caller's own <tr>. */
export function Table({
  title,
  columns,
  children,
  className = "",
  asLines = false,
  foot,
}: {
  title: string;
  columns: Column[];
  children: ReactNode;
  className?: string;
  asLines?: boolean;
  foot?: ReactNode;
}) {
  return (
    <section className="card table-card" aria-label={title}>
      <div className="scroll-x">
        <table className={`table ${asLines ? "as-lines " : ""}${className}`}>
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.key} scope="col" className={column.className}>
                  {column.isHidden ? <span className="sr-only">{column.label}</span> : column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </div>
      {foot}
    </section>
  );
}
