// The zone's six-figure dates: a century is decided, unknown parts are kept as unknown (ICAO 9303-3, 4.8).

export interface ZoneDate {
  /** `1984-03-12`; null when a part is unknown or it is no date. */
  iso: string | null;
  /** `12 Mar 1984`-like parts for people: `Mar 1984` when the day is unknown, null when it is no date at all. */
  known: { year: number; month: number | null; day: number | null } | null;
  /** The other century it might mean, where that is not absurd: a person of over a hundred. */
  otherYear: number | null;
}

const none: ZoneDate = { iso: null, known: null, otherYear: null };
const OLDEST = 125;
/** No document is issued for longer, and none older is brought to a bank. */
const EXPIRY_WINDOW = 50;

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Whether six cells can be a date at all: the months and days, or fillers from some part on. */
export function canBeDate(text: string): boolean {
  const match = /^(\d\d)(?:(\d\d)(\d\d|<<)|<<<<)$/.exec(text);
  if (!match) return text === "<<<<<<";
  const [, year, month, day] = match;
  if (!month) return true;
  if (Number(month) < 1 || Number(month) > 12) return false;
  // 29 February stands in every century's leap years; 1900 is none, 2000 is.
  if (day === "<<" || day === undefined) return true;
  const most = Math.max(
    daysIn(2000 + Number(year), Number(month)),
    daysIn(1900 + Number(year), Number(month)),
  );
  return Number(day) >= 1 && Number(day) <= most;
}

function dateWith(text: string, year: number, otherYear: number | null): ZoneDate {
  const numberIn = (from: number) =>
    /^\d\d$/.test(text.slice(from, from + 2)) ? Number(text.slice(from, from + 2)) : null;
  const month = numberIn(2);
  const day = numberIn(4);
  if (month === null || day === null) return { iso: null, known: { year, month, day: null }, otherYear };
  if (day > daysIn(year, month)) return none;
  const two = (part: number) => String(part).padStart(2, "0");
  return { iso: `${year}-${two(month)}-${two(day)}`, known: { year, month, day }, otherYear };
}

/** A birth date is the latest that is not in the future; the century before is told when a person could be so old. */
export function readBirth(text: string, today: Date): ZoneDate {
  if (!canBeDate(text) || text.startsWith("<")) return none;
  const now = today.toISOString().slice(0, 10);
  const late = 2000 + Number(text.slice(0, 2));
  const inThisCentury = dateWith(text, late, null);
  const isPast = inThisCentury.iso ? inThisCentury.iso <= now : late <= today.getUTCFullYear();
  const year = isPast && inThisCentury.known ? late : late - 100;
  const other = year - 100 >= today.getUTCFullYear() - OLDEST ? year - 100 : null;
  return dateWith(text, year, other);
}

/** An expiry date is the one within fifty years of today. */
export function readExpiry(text: string, today: Date): ZoneDate {
  if (!canBeDate(text) || text.startsWith("<")) return none;
  const short = Number(text.slice(0, 2));
  const now = today.getUTCFullYear();
  const year = [short + 1900, short + 2000, short + 2100].find((one) => Math.abs(one - now) < EXPIRY_WINDOW);
  return dateWith(text, year ?? 2000 + short, null);
}
