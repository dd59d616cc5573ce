// Which events stand on a timeline, who may read each kind, and the KYC status as bands over time.
import type { Role } from "@/lib/core/roles";
import type { StatusBand, TimelineKind } from "@/lib/timeline/schema";

/** An action is `noun.verb`; these nouns' events stand on the timeline, as these kinds. */
const kindOfNoun: Record<string, TimelineKind> = {
  check: "check",
  document: "document",
  media: "media",
  // What is read from a scan, and what differs from it: for who may see the scan.
  reading: "media",
  difference: "media",
  status: "status",
  address: "address",
  tax: "tax",
  customer: "customer",
  import: "customer",
  attribute: "attribute",
  "customer-attribute": "attribute",
  account: "account",
  "account-attribute": "account",
  "account-contract": "account",
};

/** The nouns of some kinds, for a query. */
export const nounsOf = (kinds: readonly TimelineKind[]): string[] =>
  Object.keys(kindOfNoun).filter((noun) => kinds.includes(kindOf(noun)));

/** The kind an event of this noun is shown as. */
export const kindOf = (noun: string): TimelineKind => kindOfNoun[noun] ?? "customer";

/** Counts by noun, added up by kind. */
export function countKinds(byNoun: Record<string, number>): Partial<Record<TimelineKind, number>> {
  const counts: Partial<Record<TimelineKind, number>> = {};
  for (const [noun, count] of Object.entries(byNoun))
    counts[kindOf(noun)] = (counts[kindOf(noun)] ?? 0) + count;
  return counts;
}

/** One of these roles opens the kind. */
export const readRoles: Record<TimelineKind, readonly Role[]> = {
  check: ["CanGetAnyKycChecks"],
  document: ["CanGetAnyKycDocuments"],
  media: ["CanGetAnyKycMedia"],
  status: ["CanGetAnyKycStatuses"],
  address: ["CanGetCustomerAddress"],
  tax: ["CanGetTaxResidence"],
  customer: ["CanGetCustomer", "CanGetCustomerOverview"],
  attribute: ["CanGetCustomer", "CanGetCustomerOverview"],
  account: ["CanGetCustomerOverview"],
};

export interface StatusFact {
  ok: boolean;
  /** The date it counts from; without one it is older than every dated one. */
  date: Date | null;
  recordedAt: Date;
  id: string;
}

const byDate = (a: StatusFact, b: StatusFact) =>
  (a.date?.getTime() ?? Number.NEGATIVE_INFINITY) - (b.date?.getTime() ?? Number.NEGATIVE_INFINITY) ||
  a.recordedAt.getTime() - b.recordedAt.getTime() ||
  (a.id < b.id ? -1 : 1);

/** Oldest first: "none yet" from the customer's first day, then each change. On one date the latest recorded wins. */
export function bandsOf(statuses: readonly StatusFact[], since: Date): StatusBand[] {
  const bands: StatusBand[] = [];
  const sorted = statuses.toSorted(byDate);
  const firstDate = sorted.find(({ date }) => date)?.date;
  const start = firstDate && firstDate < since ? firstDate : since;
  for (const { ok, date } of sorted) {
    const from = date ?? start;
    const last = bands.at(-1);
    if (last?.from.getTime() === from.getTime()) bands.pop();
    if (bands.at(-1)?.ok !== ok) bands.push({ from, ok });
  }
  const [first] = bands;
  return !first || first.from > since ? [{ from: since, ok: null }, ...bands] : bands;
}
