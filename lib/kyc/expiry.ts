// Whether a document is valid on a day, and what a badge says of it. Days are calendar days, never hours.
import { daysBetween, formatDate, relative, relativeShort } from "@/lib/format";
import { documentLabel, documentTypeKey, provesIdentity } from "./document-types";
import type { Badge } from "./tones";

/** From so many days before its end a document is worth asking for a new one. */
export const EXPIRES_SOON_DAYS = 60;

export interface KycDocument {
  id: string;
  type: string | null;
  expiryDate: Date | null;
}

export interface Expiry {
  state: "valid" | "soon" | "expired" | "none";
  /** Days left: 0 on the day it expires, negative after it; null without an expiry date. */
  days: number | null;
}

/**
 * The one rule of when a document has expired: on its expiry date, and from then on. `today` is the bank's today as
 * midnight UTC (`dayIn(now, zone)`), as expiry dates are calendar dates. In SQL: `hasExpired` in lib/expiry/current-sql.ts.
 */
export function expiryState(expiryDate: Date | null, today: Date): Expiry {
  if (!expiryDate) return { state: "none", days: null };
  const days = daysBetween(today, expiryDate);
  if (days <= 0) return { state: "expired", days };
  return { state: days <= EXPIRES_SOON_DAYS ? "soon" : "valid", days };
}

/** `Expired today`, `Expired 5 Nov 2026`, `Expires in 12 d`, `Until 5 Dec 2031`, `No expiry`. */
export function expiryBadge(expiryDate: Date | null, today: Date): Badge {
  const { state, days } = expiryState(expiryDate, today);
  if (!expiryDate || state === "none") return { tone: "ok", word: "No expiry" };
  if (state === "expired")
    return { tone: "bad", word: `Expired ${days === 0 ? "today" : formatDate(expiryDate)}` };
  if (state === "soon") return { tone: "soon", word: `Expires ${relativeShort(expiryDate, today)}` };
  return { tone: "ok", word: `Until ${formatDate(expiryDate)}` };
}

/** A document proves identity today: its type does, and it says until when, which has not come. */
export function isValidIdentityDocument(document: KycDocument, today: Date): boolean {
  const { state } = expiryState(document.expiryDate, today);
  return provesIdentity(document.type) && (state === "valid" || state === "soon");
}

const lasts = (document: KycDocument) => document.expiryDate?.getTime() ?? Number.NEGATIVE_INFINITY;

/** Of each type the document that lasts longest: the passport of before the renewal is history, not a worry. */
export function latestOfEachType<Document extends KycDocument>(documents: readonly Document[]): Document[] {
  const latest = new Map<string, Document>();
  for (const document of documents) {
    const key = documentTypeKey(document.type);
    const known = latest.get(key);
    if (!known || lasts(document) > lasts(known)) latest.set(key, document);
  }
  return [...latest.values()];
}

export interface NextExpiry extends Expiry {
  id: string;
  /** `Passport expired 18 d ago`, `Passport expires in 10 d`, `Identity card, 14 Mar 2031`. */
  words: string;
  title: string;
}

/** The document whose end comes (or came) first, of each type the latest; null when none has an end. */
export function nextExpiry(documents: readonly KycDocument[], today: Date): NextExpiry | null {
  const [first] = latestOfEachType(documents)
    .filter((document) => document.expiryDate !== null)
    .sort((a, b) => lasts(a) - lasts(b));
  if (!first?.expiryDate) return null;
  const expiry = expiryState(first.expiryDate, today);
  const label = documentLabel(first.type);
  const verb = expiry.state === "expired" ? "expired" : "expires";
  const isUrgent = expiry.state !== "valid";
  return {
    id: first.id,
    ...expiry,
    words: isUrgent
      ? `${label} ${verb} ${relativeShort(first.expiryDate, today)}`
      : `${label}, ${formatDate(first.expiryDate)}`,
    title: `${label} ${verb} ${relative(first.expiryDate, today)}, on ${formatDate(first.expiryDate)}`,
  };
}
