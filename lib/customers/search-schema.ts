// What the search box asks for and what it gets; browser-safe.
import { z } from "zod";
import type { Understood } from "@/lib/customers/search-types";
import type { Badge } from "@/lib/kyc/tones";
import { idText } from "@/lib/text/schema";

const reading = z.enum(["number", "phone", "name"]);

export const searchInput = z.object({
  /** The look-up it belongs to: a new id for each, made by the page; its last text is what stays on record. */
  searchId: idText,
  text: z.string().max(1000, "This is longer than any number or name. Shorten it."),
  /** The reading the officer chose instead of the likeliest. */
  asIf: reading.nullish(),
  /** Only at this bank; without it at every bank where the person may look. */
  bankId: idText.nullish(),
  /** `next` of the page before. */
  after: z.string().max(300).nullish(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export type SearchInput = z.output<typeof searchInput>;

export const searchName = z.object({ searchId: idText });

export interface FoundCustomer {
  bankId: string;
  customerId: string;
  customerNumber: string;
  /** With title and suffix, as one says it. */
  name: string;
  legalName: string | null;
  mobilePhoneNumber: string | null;
  /** How many customers of the bank have this phone, this one included. */
  sharedBy: number;
  kycBadge: Badge;
  /** Null: none on file with an end, or not to be seen by this person. */
  nextExpiry: { words: string; title: string; state: "valid" | "soon" | "expired" | "none" } | null;
  /** Date of the latest check. */
  lastChecked: Date | null;
}

export interface SearchResult {
  understood: Understood;
  customers: FoundCustomer[];
  /** Exact up to COUNTED; above it, COUNTED + 1. Null: there may be more than are shown, and how many is not known. */
  count: number | null;
  /** So much would have been found that the database gave up: nobody's data was read. */
  isTooBroad: boolean;
  /** Nobody was found, or perhaps not all by a name, or it was cut off, while very many are imported: they are found when all are there. */
  isImporting: boolean;
  /** Give it as `after` for the next page; null on the last. */
  next: string | null;
}
export const COUNTED = 1000;
