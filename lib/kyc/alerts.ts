// What needs attention in a customer's file: sentences with their date and where to go, the worst first.
import { formatDate, relative } from "@/lib/format";
import { checkLabel } from "./check-kinds";
import { findContradictions, type KycCheck } from "./contradictions";
import { documentLabel, provesIdentity } from "./document-types";
import { expiryState, isValidIdentityDocument, type KycDocument, latestOfEachType } from "./expiry";
import type { Tone } from "./tones";

/** What a role may not see is undefined, and then nothing is said of it: not seen is not missing. */
export interface AlertFile {
  statuses?: readonly { recordedAt: Date }[];
  checks?: readonly KycCheck[];
  documents?: readonly KycDocument[];
  /** `country` in words, `verdict` and `note` of judgeTaxNumber. */
  taxResidences?: readonly { id: string; country: string; verdict: string; note: string }[];
  addresses?: readonly { id: string }[];
  /** Open differences between what was read from a scan and the records. */
  differences?: readonly { mediumId: string; documentId: string | null; count: number }[];
}

export interface Alert {
  tone: Tone;
  /** `Passport expired 18 days ago` */
  title: string;
  /** `on 5 Nov 2026. Nothing else proves identity.` */
  text: string;
  target: { kind: "document" | "check" | "taxResidence" | "address" | "medium"; id: string | null };
}

/** So many are shown before "2 more". */
export const SHOWN_ALERTS = 3;

type Ranked = Alert & { rank: number };

function alertOfDocument(document: KycDocument, isIdentityProven: boolean, today: Date): Ranked[] {
  const { state, days } = expiryState(document.expiryDate, today);
  if (!document.expiryDate || days === null || (state !== "expired" && state !== "soon")) return [];
  const isProof = provesIdentity(document.type);
  const isExpired = state === "expired";
  const rest = isExpired && isProof && !isIdentityProven ? " Nothing else proves identity." : "";
  return [
    {
      // Within a rank the nearest date is the more urgent one.
      rank: (isExpired ? (isProof ? 0 : 400) : 500) + Math.min(Math.abs(days), 99) / 100,
      tone: isExpired ? "bad" : "soon",
      title: `${documentLabel(document.type)} ${isExpired ? "expired" : "expires"} ${relative(document.expiryDate, today)}`,
      text: `on ${formatDate(document.expiryDate)}.${rest}`,
      target: { kind: "document", id: document.id },
    },
  ];
}

function alertsOfDocuments(documents: readonly KycDocument[], today: Date): Ranked[] {
  const isProven = documents.some((document) => isValidIdentityDocument(document, today));
  const alerts = latestOfEachType(documents).flatMap((document) =>
    alertOfDocument(document, isProven, today),
  );
  if (documents.some((document) => provesIdentity(document.type))) return alerts;
  const target = { kind: "document", id: null } as const;
  return [
    ...alerts,
    {
      rank: 100,
      tone: "waiting",
      title: "No identity document on file",
      text: "Nothing proves identity.",
      target,
    },
  ];
}

function alertsOfChecks(file: AlertFile, today: Date): Ranked[] {
  return findContradictions(file.checks ?? [], file.statuses ?? [], today).map(({ later, earlier }) => {
    const say = (check: KycCheck) =>
      `${check.satisfied ? "satisfied" : "not satisfied"} on ${formatDate(check.date ?? check.recordedAt)}`;
    return {
      rank: 200,
      tone: "bad",
      title: `${checkLabel(later.how)}: checks disagree`,
      text: `${say(earlier)}, ${say(later)}.`,
      target: { kind: "check", id: later.id },
    };
  });
}

function alertsOfTaxNumbers(file: AlertFile): Ranked[] {
  return (file.taxResidences ?? [])
    .filter((tax) => tax.verdict === "invalid")
    .map((tax) => ({
      rank: 300,
      tone: "bad",
      title: `Tax number not valid for ${tax.country}`,
      text: `${tax.note}.`,
      target: { kind: "taxResidence", id: tax.id },
    }));
}

function alertsOfDifferences({ differences = [], documents = [] }: AlertFile): Ranked[] {
  return differences.map(({ mediumId, documentId, count }) => {
    const document = documents.find(({ id }) => id === documentId);
    const what = document ? documentLabel(document.type) : "Scan";
    return {
      rank: 350,
      tone: "waiting",
      title: `${what}: ${count} ${count === 1 ? "difference" : "differences"} open`,
      text: "between what its scan says and what is on record.",
      target: { kind: "medium", id: mediumId },
    };
  });
}

/** Every alert of the file, the worst first; the page shows the first SHOWN_ALERTS and counts the rest. */
export function alertsFor(file: AlertFile, today: Date): Alert[] {
  const noAddress: Ranked[] =
    file.addresses?.length === 0
      ? [
          {
            rank: 600,
            tone: "waiting",
            title: "No address on file",
            text: "Country and city are required.",
            target: { kind: "address", id: null },
          },
        ]
      : [];
  return [
    ...(file.documents ? alertsOfDocuments(file.documents, today) : []),
    ...alertsOfChecks(file, today),
    ...alertsOfTaxNumbers(file),
    ...alertsOfDifferences(file),
    ...noAddress,
  ]
    .sort((a, b) => a.rank - b.rank)
    .map(({ rank: _, ...alert }) => alert);
}
