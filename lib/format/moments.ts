// How far away a moment is, in words: minutes and hours near by, then the date itself.
import { formatDate } from "./dates";

const minute = 60_000;
const hour = 60 * minute;

/** `just now`, `4 min ago`, `6 h ago`, and from a day on the date in the zone: `14 Aug 2026`. */
export function sinceWords(at: Date, now: Date, timeZone = "UTC"): string {
  const gone = now.getTime() - at.getTime();
  if (gone < minute) return "just now";
  if (gone < hour) return `${Math.floor(gone / minute)} min ago`;
  return gone < 24 * hour ? `${Math.floor(gone / hour)} h ago` : formatDate(at, timeZone);
}

/** `in 23 h`, `in 12 min`, `in 3 d`; `ended` for what is past. */
export function untilWords(at: Date, now: Date): string {
  const left = at.getTime() - now.getTime();
  if (left <= 0) return "ended";
  if (left < hour) return `in ${Math.max(1, Math.round(left / minute))} min`;
  return left < 72 * hour ? `in ${Math.round(left / hour)} h` : `in ${Math.round(left / hour / 24)} d`;
}
