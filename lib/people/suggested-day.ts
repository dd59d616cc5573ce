// The day until which a role is granted unless said otherwise: the end of the month after next. Pure, browser-safe.
import { isoDay } from "@/lib/format";

/** `yyyy-MM-dd`, read in the bank's zone: on 22 Nov 2026 it is 31 Jan 2027. */
export function suggestedDay(now: Date, timeZone?: string): string {
  const [year = 0, month = 1] = isoDay(now, timeZone).split("-").map(Number);
  return new Date(Date.UTC(year, month + 2, 0)).toISOString().slice(0, 10);
}
