// The rungs of a document's end: at 90, 60, 30, 7 and 0 days somebody is told. Pure, and in whole days of the bank.
import { daysBetween } from "@/lib/format";

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

/** What ended longer ago than this and was never told of is backlog: files taken over from before, mostly. */
export const BACKLOG_DAYS = 30;
/** So many tasks of a bank's backlog are open at a time. The next come as these are done. */
export const BACKLOG_AT_ONCE = 100;
