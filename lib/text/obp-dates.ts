// Dates as text: the calendar date of a form, and the forms the Open Bank Project's wire knows.

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3}))?Z$/;

/** Midnight UTC of `yyyy-MM-dd`, or null when the text has another form or no calendar has that day. */
export function parseCalendarDate(text: string): Date | null {
  const [, year, month, day] = DATE.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined || year === 0) return null;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date : null;
}

/**
 * Reads `yyyy-MM-dd'T'HH:mm:ss'Z'`, the same with milliseconds, and `yyyy-MM-dd`, all UTC. Impossible dates
 * and times (30 February, 24:00, a leap second, the year 0, which PostgreSQL has not) are null.
 */
export function parseObpDate(text: string): Date | null {
  const time = DATE_TIME.exec(text);
  if (!time) return parseCalendarDate(text);
  const date = parseCalendarDate(time[1] ?? "");
  const [hour, minute, second] = [Number(time[2]), Number(time[3]), Number(time[4])];
  if (!date || hour > 23 || minute > 59 || second > 59) return null;
  date.setUTCHours(hour, minute, second, Number((time[5] ?? "").padEnd(3, "0")));
  return date;
}

/** `1100-01-01T00:00:00Z`: how the wire writes a date; milliseconds are cut, as there. */
export function formatObpDate(date: Date): string {
  return date.toISOString().replace(/\.\d{3}Z$/, "Z");
}
