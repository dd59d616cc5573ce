// Label on the left, value on the right; numbers can be copied.
import type { ReactNode } from "react";
import { CopyButton } from "./copy-button";

/** `copy` is the text to copy (a number as stored); `isId` draws figures of equal width. */
export type Pair = {
  label: string;
  value: ReactNode;
  isId?: boolean;
  copy?: string;
  /** Evidence says otherwise: a link to it. */
  differs?: { href: string; says: string };
};

/** `inBody`: as a card's whole body, with its padding. */
export function Pairs({ pairs, inBody = false }: { pairs: Pair[]; inBody?: boolean }) {
  return (
    <dl className={inBody ? "card-body pairs" : "pairs"}>
      {pairs.map(({ label, value, isId, copy }) => (
        <div key={label} className="contents">
          <dt className={/^[A-Z0-9_]+$/.test(label) ? "mono wrap-anywhere" : undefined}>{label}</dt>
          <dd className={isId ? "id" : undefined}>
            {value}
            {copy && <CopyButton value={copy} what={label} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}
