// How a customer's file is laid out: alerts, cards, then the story on the left and the facts on the right.
import type { ReactNode } from "react";

/** Slots only. On a phone the facts come before the story. */
export function CustomerLayout({
  notice,
  alerts,
  identity,
  accounts,
  timeline,
  facts,
}: {
  /** A Strip: as-of bar, undo offer, "stored". */
  notice?: ReactNode;
  alerts?: ReactNode;
  identity: ReactNode;
  accounts?: ReactNode;
  timeline?: ReactNode;
  facts: ReactNode;
}) {
  return (
    <div className="page-body">
      {(notice || alerts) && (
        <div className="stack">
          {notice}
          {alerts}
        </div>
      )}
      <div className="cards">
        {identity}
        {accounts}
      </div>
      <div className="columns">
        {timeline}
        <div className="stack facts-col">{facts}</div>
      </div>
    </div>
  );
}
