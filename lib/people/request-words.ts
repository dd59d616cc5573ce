// A request for a role in words: how long it waits, what became of it, until when. Browser-safe, pure.
import { formatDate } from "@/lib/format";

interface Told {
  roleNames: readonly string[];
  createdAt: Date;
  decision: "granted" | "declined" | null;
  decidedAt: Date | null;
  answer: string;
  grantedUntil: Date | null;
}

/** `just now`, `4 min ago`, `2 h ago`, `3 d ago`, then the date. */
export function timeAgo(at: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h ago`;
  const days = Math.floor(minutes / (24 * 60));
  return days < 15 ? `${days} d ago` : formatDate(at);
}

/** The last day of something that ends at that moment, at the bank: `31 Jan 2027`. */
export const lastDay = (end: Date, timeZone = "UTC"): string =>
  formatDate(new Date(end.getTime() - 1), timeZone);

export interface RequestWords {
  tone: "proposed" | "ok" | "neutral";
  icon: "hourglass" | "circle-check" | "ban" | "clock-alert";
  /** `asked 3 h ago`, `declined`, `granted until 31 Jan 2027`. */
  word: string;
}

/** What to say of a request; `timeZone` is its bank's. */
export function requestWords(request: Told, now: Date, timeZone = "UTC"): RequestWords {
  const { decision, createdAt, grantedUntil } = request;
  if (decision === null)
    return { tone: "proposed", icon: "hourglass", word: `asked ${timeAgo(createdAt, now)}` };
  if (decision === "declined") return { tone: "neutral", icon: "ban", word: "declined" };
  if (!grantedUntil) return { tone: "ok", icon: "circle-check", word: "granted" };
  const day = lastDay(grantedUntil, timeZone);
  return grantedUntil > now
    ? { tone: "ok", icon: "circle-check", word: `granted until ${day}` }
    : { tone: "neutral", icon: "clock-alert", word: `ended on ${day}` };
}

/** The latest request that names the role: what its locked action says. Requests come newest first. */
export const latestFor = <Request extends Told>(
  requests: readonly Request[],
  role: string,
): Request | undefined => requests.find(({ roleNames }) => roleNames.includes(role));
