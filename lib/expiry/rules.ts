// The rungs of a document's end: at 90, 60, 30, 7 and 0 days somebody is told. Pure, and in whole days of the bank.
import { daysBetween, formatDate } from "@/lib/format";

/** Days before the end, the nearest first. */
export const RUNGS = [0, 7, 30, 60, 90] as const;
export type Rung = (typeof RUNGS)[number];

/**
 * The rung that is true on a day: the nearest that is not yet passed. After weeks in which nothing ran, that is the
 * only one that is told: five tasks at once, of which four are untrue by now, would help nobody.
 */
export function rungOn(expiryDate: Date | null, today: Date): Rung | null {
  if (!expiryDate) return null;
  const days = daysBetween(today, expiryDate);
  return RUNGS.find((rung) => days <= rung) ?? null;
}

/** `expires on 5 Dec 2026, in 12 days`, `expires today`, `expired on 5 Nov 2026`. A document is valid on its last day. */
export function endWords(expiryDate: Date, today: Date): string {
  const days = daysBetween(today, expiryDate);
  if (days < 0) return `expired on ${formatDate(expiryDate)}`;
  if (days === 0) return "expires today";
  return `expires on ${formatDate(expiryDate)}, in ${days === 1 ? "1 day" : `${days} days`}`;
}
