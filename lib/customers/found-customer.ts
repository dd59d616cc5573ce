// One row of a search's answer: the name as one says it, the KYC badge, the next expiry, the last check.
import type { BankFacts } from "@/lib/banks/banks";
import type { Actor } from "@/lib/core/actor";
import {
  type FileCheck,
  type FileDocument,
  type FileStatus,
  visibleKyc,
  withDates,
} from "@/lib/customers/kyc-rows";
import { nameWords } from "@/lib/customers/schema";
import type { FoundCustomer } from "@/lib/customers/search-schema";
import type { Hit } from "@/lib/customers/search-steps";
import { dayIn } from "@/lib/format";
import { kycBadge, nextExpiry } from "@/lib/kyc/rules";

export type FoundRow = Hit & {
  customerId: string;
  title: string | null;
  legalName: string | null;
  nameSuffix: string | null;
  mobilePhoneNumber: string | null;
  sharedBy: number;
  kycStatus: boolean;
  lastOkDate: Date | null;
  documents: object[];
  checks: object[];
  statuses: object[];
};

/** `Dr. Eveline Tripman Sr`. */
export const fullName = (person: Record<"title" | "legalName" | "nameSuffix", string | null>) =>
  nameWords([person.title, person.legalName, person.nameSuffix].filter((part) => part?.trim()).join(" "));

const latest = (dates: readonly (Date | null)[]) =>
  dates.reduce((last, date) => (date && (!last || date > last) ? date : last), null);

/** What the person may not read at the bank is as if it were not on file, except the customer's own KYC status. */
export function foundCustomer(row: FoundRow, banks: readonly BankFacts[], actor: Actor): FoundCustomer {
  const { bankId, customerNumber, legalName, mobilePhoneNumber, kycStatus, lastOkDate } = row;
  const visible = visibleKyc(actor, bankId);
  const timeZone = banks.find(({ id }) => id === bankId)?.timeZone ?? "UTC";
  const today = dayIn(actor.now, timeZone);
  const documents = visible.documents ? withDates<FileDocument>(row.documents) : [];
  const checks = visible.checks ? withDates<FileCheck>(row.checks) : [];
  // That there was a status can be told from the customer's own; what stands in it cannot.
  const statuses = withDates<FileStatus>(row.statuses);
  const expiry = nextExpiry(documents, today);
  return {
    ...{ bankId, customerNumber, legalName, mobilePhoneNumber },
    customerId: row.customerId,
    name: fullName(row),
    sharedBy: Math.max(1, row.sharedBy),
    kycBadge: kycBadge({ kycStatus, lastOkDate, statuses, checks, documents }, today),
    nextExpiry: expiry && { words: expiry.words, title: expiry.title, state: expiry.state },
    lastChecked: latest(checks.map(({ date }) => date)),
  };
}
