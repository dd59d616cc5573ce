// Where a customer's KYC stands: the badge in one word, and whether an OK must be explained.
import { type Contradiction, findContradictions, hasSatisfiedCheck, type KycCheck } from "./contradictions";
import { provesIdentity } from "./document-types";
import { expiryState, isValidIdentityDocument, type KycDocument } from "./expiry";
import type { KycStatus } from "./statuses";
import type { Badge } from "./tones";

export * from "./alerts";
export * from "./check-kinds";
export * from "./contradictions";
export * from "./document-types";
export * from "./expiry";
export * from "./statuses";
export type * from "./tones";

/** What is known of a customer's KYC; documents and checks in their current version. */
export interface KycFile {
  /** As it holds now, after `latestStatus`. */
  kycStatus: boolean;
  lastOkDate: Date | null;
  statuses: readonly Pick<KycStatus, "recordedAt">[];
  checks: readonly KycCheck[];
  documents: readonly KycDocument[];
}

export interface KycFacts {
  ok: boolean;
  /** A status was set, or the customer came to us with one. */
  isDecided: boolean;
  /** There is any check, document or status. */
  isStarted: boolean;
  checksDisagree: boolean;
  isIdentityExpired: boolean;
}

/**
 * One word for the facts. Not OK comes first, since it was somebody's decision; then what makes an OK doubtful:
 * an OK whose identity document has expired, or whose checks disagree, is never silently green.
 */
export function badgeOf(facts: KycFacts): Badge {
  if (!facts.ok && facts.isDecided) return { tone: "bad", word: "KYC not OK" };
  if (facts.checksDisagree) return { tone: "bad", word: "Checks disagree" };
  if (facts.ok) {
    return facts.isIdentityExpired ? { tone: "soon", word: "Review due" } : { tone: "ok", word: "KYC OK" };
  }
  return facts.isStarted ? { tone: "info", word: "In review" } : { tone: "neutral", word: "Not started" };
}

/** Expired is who once proved identity and no longer does; who never did is told by an alert. */
export function isIdentityExpired(documents: readonly KycDocument[], today: Date): boolean {
  if (documents.some((document) => isValidIdentityDocument(document, today))) return false;
  return documents.some(
    ({ type, expiryDate }) => provesIdentity(type) && expiryState(expiryDate, today).state === "expired",
  );
}

/** The badge beside the name. `today` is the bank's today as midnight UTC (`dayIn(now, zone)`). */
export function kycBadge(file: KycFile, today: Date): Badge {
  const contradictions: Contradiction[] = findContradictions(file.checks, file.statuses, today);
  const isDecided = file.statuses.length > 0 || file.kycStatus || file.lastOkDate !== null;
  return badgeOf({
    ok: file.kycStatus,
    isDecided,
    isStarted: isDecided || file.checks.length > 0 || file.documents.length > 0,
    checksDisagree: contradictions.length > 0,
    isIdentityExpired: isIdentityExpired(file.documents, today),
  });
}

/** What is missing for an OK that explains itself, as sentences; empty when nothing is. */
export function missingForOk(
  documents: readonly KycDocument[],
  checks: readonly KycCheck[],
  today: Date,
): string[] {
  const missing: string[] = [];
  if (!documents.some((document) => isValidIdentityDocument(document, today)))
    missing.push("No valid identity document is on file.");
  if (!hasSatisfiedCheck(checks, today)) missing.push("No check is satisfied.");
  return missing;
}

/** An OK without a valid identity document and a satisfied check needs a reason. */
export function needsReasonForOk(
  documents: readonly KycDocument[],
  checks: readonly KycCheck[],
  today: Date,
): boolean {
  return missingForOk(documents, checks, today).length > 0;
}
