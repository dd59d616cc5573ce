// A search's answer as the page draws it: plain data, the same whether the server draws it or the browser asked for it.
import { fileHref } from "@/app/(office)/customers/[bankId]/[customerId]/href";
import type { FoundCustomer as FoundRow } from "@/components/customers/results-table";
import type { SearchKind } from "@/components/customers/search-box";
import type { Tone } from "@/components/ui/badge";
import { markHits } from "@/lib/customers/mark-hits";
import { describeReading } from "@/lib/customers/search-rules";
import { COUNTED, type FoundCustomer, type SearchResult } from "@/lib/customers/search-schema";
import type { Understood } from "@/lib/customers/search-types";
import { formatCount, formatDate, visibleText } from "@/lib/format";

export interface SearchView {
  state: "idle" | "refused" | "broad" | "importing" | "nothing" | "found";
  /** What was understood, or why it could not be. */
  as: { kind: SearchKind; words: string; term: string } | null;
  note: string;
  /** Other ways to read the same text. */
  others: SearchKind[];
  rows: FoundRow[];
  count: string;
  /** The rows are all there are. */
  isAll: boolean;
  /** More may be found when an import is done. */
  isImporting: boolean;
  next: string | null;
}

function marked(text: string, understood: Understood, kind: SearchKind) {
  const shown = visibleText(text);
  if (understood.kind !== kind) return { text: shown };
  const marks: [number, number][] = [];
  let at = 0;
  for (const { text: piece, hit } of markHits(shown, understood)) {
    if (hit) marks.push([at, at + piece.length]);
    at += piece.length;
  }
  return { text: shown, marks };
}

const expiryTones: Record<string, Tone | undefined> = { expired: "bad", soon: "soon" };

function rowOf(customer: FoundCustomer, understood: Understood, isOneBank: boolean): FoundRow {
  const { bankId, customerId, nextExpiry, lastChecked } = customer;
  const tone = nextExpiry ? expiryTones[nextExpiry.state] : undefined;
  return {
    id: `${bankId} ${customerId}`,
    href: fileHref({ bankId, customerId }),
    number: marked(customer.customerNumber, understood, "number"),
    name: marked(customer.name, understood, "name"),
    phone: marked(customer.mobilePhoneNumber ?? "", understood, "phone"),
    sharedBy: customer.sharedBy,
    bankId: isOneBank ? undefined : bankId,
    kyc: customer.kycBadge,
    expiry: nextExpiry
      ? {
          word: nextExpiry.words,
          title: nextExpiry.title,
          ...(tone && { tone, icon: tone === "bad" ? "calendar-x" : "clock-alert" }),
        }
      : undefined,
    lastChecked: lastChecked ? formatDate(lastChecked) : undefined,
  };
}

function asOf(understood: Understood): SearchView["as"] {
  if (understood.kind === "nothing" || understood.kind === "refused") return null;
  const { words, value } = describeReading(understood);
  return {
    kind: understood.kind === "broad" ? understood.asked : understood.kind,
    words,
    term: visibleText(value),
  };
}

const stateOf = ({ understood, isTooBroad, isImporting, customers }: SearchResult): SearchView["state"] => {
  if (understood.kind === "nothing") return "idle";
  if (understood.kind === "refused") return "refused";
  if (isImporting && customers.length === 0) return "importing";
  if (isTooBroad) return "broad";
  return customers.length > 0 ? "found" : "nothing";
};

function countWords(count: number | null, shown: number): string {
  if (count === null) return `more than ${formatCount(shown)}`;
  return count > COUNTED ? `more than ${formatCount(COUNTED)}` : formatCount(count);
}

/** For the page and for the browser's own question alike. */
export function presentSearch(result: SearchResult): SearchView {
  const { understood, customers, count, isImporting, next } = result;
  const isOneBank = new Set(customers.map(({ bankId }) => bankId)).size <= 1;
  return {
    state: stateOf(result),
    as: asOf(understood),
    note:
      understood.kind === "refused" ? describeReading(understood).words : describeReading(understood).note,
    others: "others" in understood ? understood.others : [],
    rows: customers.map((customer) => rowOf(customer, understood, isOneBank)),
    count: countWords(count, customers.length),
    isAll: count === customers.length,
    isImporting,
    next,
  };
}
