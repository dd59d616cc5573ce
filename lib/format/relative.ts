// How far away a day is, in words: days while one counts in days, then months, then years.
import { dayIn, daysBetween } from "./dates";

/** Up to this many days the number of days is what people act on. */
const COUNTED_IN_DAYS = 60;
const COUNTED_IN_MONTHS = 24;

function monthsBetween(from: Date, to: Date): number {
  const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  return to.getUTCDate() < from.getUTCDate() ? months - 1 : months;
}

function distance(earlier: Date, later: Date, words: { day: string; month: string; year: string }): string {
  const days = daysBetween(earlier, later);
  const months = monthsBetween(earlier, later);
  const [count, unit] =
    days <= COUNTED_IN_DAYS
      ? [days, words.day]
      : months < COUNTED_IN_MONTHS
        ? [months, words.month]
        : [Math.floor(months / 12), words.year];
  return unit.length > 2 && count !== 1 ? `${count} ${unit}s` : `${count} ${unit}`;
}

function relate(
  date: Date,
  now: Date,
  timeZone: string,
  words: { day: string; month: string; year: string },
) {
  const day = dayIn(date, timeZone);
  const today = dayIn(now, timeZone);
  const days = daysBetween(today, day);
  if (Number.isNaN(days)) return "no date";
  if (days === 0) return "today";
  return days > 0 ? `in ${distance(today, day, words)}` : `${distance(day, today, words)} ago`;
}

/**
 * `18 days ago`, `in 12 days`, `today`, `3 years ago`. Both are read as calendar days in the zone; give a
 * calendar date (an expiry) together with the bank's today (`dayIn(now, zone)`) and no zone.
 */
export function relative(date: Date, now: Date, timeZone = "UTC"): string {
  return relate(date, now, timeZone, { day: "day", month: "month", year: "year" });
}

/** `18 d ago`, `in 12 d`, `today`: the same for badges and table cells. */
export function relativeShort(date: Date, now: Date, timeZone = "UTC"): string {
  return relate(date, now, timeZone, { day: "d", month: "mo", year: "y" });
}
