// A text with the found pieces marked: background, weight and underline, never colour alone.
import { Fragment } from "react";

/** Half-open ranges [from, to) in UTF-16 units, in order, not overlapping. */
export type MarkRange = readonly [from: number, to: number];

export function Marked({ text, ranges = [] }: { text: string; ranges?: readonly MarkRange[] }) {
  return (
    <>
      {ranges.map(([from, to], index) => (
        <Fragment key={from}>
          {text.slice(index === 0 ? 0 : ranges[index - 1]?.[1], from)}
          <mark>{text.slice(from, to)}</mark>
        </Fragment>
      ))}
      {text.slice(ranges[ranges.length - 1]?.[1] ?? 0)}
    </>
  );
}
