// Days and moments counted from today, so that "expires in 10 days" is always true on the day of the seed.
export const DAY_MS = 86_400_000;

export const midnight = (moment: Date) => new Date(moment.getTime() - (moment.getTime() % DAY_MS));

export interface Clock {
  /** Midnight UTC of a day so many days from today; negative is the past. */
  day(fromToday: number): Date;
  /** A moment of a working day so many days ago, in office hours; always before now. */
  moment(daysAgo: number, minute?: number): Date;
}

/** Officers do not work at the weekend: Saturday and Sunday become the Friday before. */
function workingDay(date: Date): Date {
  const back = { 6: 1, 0: 2 }[date.getUTCDay()] ?? 0;
  return new Date(date.getTime() - back * DAY_MS);
}

export function clockAt(now: Date): Clock {
  const today = midnight(now);
  const day = (fromToday: number) => new Date(today.getTime() + fromToday * DAY_MS);
  const moment = (daysAgo: number, minute = 0) => {
    const at =
      workingDay(day(-daysAgo)).getTime() + (9 * 60 + (minute % 460)) * 60_000 + (minute % 53) * 1000;
    return new Date(Math.min(at, now.getTime() - (600 - (minute % 460)) * 1000));
  };
  return { day, moment };
}
