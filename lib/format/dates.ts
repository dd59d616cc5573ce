// Dates as the office writes them (`5 Nov 2026`), and the calendar day of a moment in a time zone.

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const DAY_MS = 86_400_000;

interface Moment {
  year: number;
  month: number;
  day: number;
  hour: string;
  minute: string;
  second: string;
}

// Building a formatter costs far more than using it, and a timeline asks for hundreds of dates.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB-u-ca-gregory-nu-latn", {
    timeZone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
  formatters.set(timeZone, made);
  return made;
}

function momentIn(date: Date, timeZone: string): Moment | null {
  if (Number.isNaN(date.getTime())) return null;
  const part: Record<string, string> = {};
  for (const { type, value } of formatterFor(timeZone).formatToParts(date)) part[type] = value;
  return {
    year: Number(part.year),
    month: Number(part.month),
    day: Number(part.day),
    hour: part.hour ?? "00",
    minute: part.minute ?? "00",
    second: part.second ?? "00",
  };
}

function midnight(year: number, month: number, day: number): Date {
  const date = new Date(0);
  // Not Date.UTC: it reads the years 0 to 99 as 1900 to 1999.
  date.setUTCFullYear(year, month - 1, day);
  return date;
}

/**
 * `5 Nov 2026`. A calendar date (birth, expiry; stored as midnight UTC) is written without a time zone,
 * or it would move by a day west of Greenwich; a moment is written in the bank's zone.
 */
export function formatDate(date: Date, timeZone = "UTC"): string {
  const at = momentIn(date, timeZone);
  return at ? `${at.day} ${MONTHS[at.month - 1]} ${at.year}` : "no date";
}

/** `Thu 5 Nov 2026`. */
export function formatDay(date: Date, timeZone = "UTC"): string {
  if (Number.isNaN(date.getTime())) return "no date";
  return `${WEEKDAYS[dayIn(date, timeZone).getUTCDay()]} ${formatDate(date, timeZone)}`;
}

/** `14:02`, 24 hours. */
export function formatTime(date: Date, timeZone = "UTC"): string {
  const at = momentIn(date, timeZone);
  return at ? `${at.hour}:${at.minute}` : "no time";
}

/** `5 Nov 2026, 14:02`. */
export function formatDateTime(date: Date, timeZone = "UTC"): string {
  if (Number.isNaN(date.getTime())) return "no date";
  return `${formatDate(date, timeZone)}, ${formatTime(date, timeZone)}`;
}

/** `5 Nov 2026, 14:02:07 UTC`: for the audit, where the second counts and zones must not. */
export function formatTimestamp(date: Date): string {
  const at = momentIn(date, "UTC");
  return at ? `${formatDate(date)}, ${at.hour}:${at.minute}:${at.second} UTC` : "no date";
}

/** The calendar day a moment falls on in a time zone, as midnight UTC: a bank's "today" is `dayIn(now, zone)`. */
export function dayIn(moment: Date, timeZone: string): Date {
  const at = momentIn(moment, timeZone);
  return at ? midnight(at.year, at.month, at.day) : new Date(Number.NaN);
}

/** `2026-11-05`: the calendar day of a moment in a time zone, for `<time datetime>` and date fields. */
export function isoDay(moment: Date, timeZone = "UTC"): string {
  const day = dayIn(moment, timeZone);
  return Number.isNaN(day.getTime()) ? "" : day.toISOString().replace(/T.*$/, "");
}

/** Whole calendar days from one day to another, both read in the zone; negative when `to` is earlier. */
export function daysBetween(from: Date, to: Date, timeZone = "UTC"): number {
  return Math.round((dayIn(to, timeZone).getTime() - dayIn(from, timeZone).getTime()) / DAY_MS);
}
