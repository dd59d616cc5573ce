// What the page says of an answer that may lack some: more than are shown, and never that all are.
import { expect, test } from "vitest";
import { presentSearch } from "@/app/(office)/customers/present-search";
import { understandSearch } from "@/lib/customers/search-rules";
import type { FoundCustomer, SearchResult } from "@/lib/customers/search-schema";

const customer: FoundCustomer = {
  ...{
    bankId: "b",
    customerId: "c",
    customerNumber: "1",
    name: "Eveline Tripman",
    legalName: "Eveline Tripman",
  },
  ...{ mobilePhoneNumber: null, sharedBy: 0, kycBadge: { tone: "neutral", word: "Not started" } },
  ...{ nextExpiry: null, lastChecked: null },
};
const result = (more: Partial<SearchResult>): SearchResult => ({
  ...{ understood: understandSearch("eveline", [], "name"), customers: [customer], count: 1, next: null },
  ...{ isTooBroad: false, isImporting: false },
  ...more,
});

test.each([
  ["all were found", {}, { state: "found", count: "1", isAll: true, isImporting: false }],
  ["how many is not known", { count: null }, { state: "found", count: "more than 1", isAll: false }],
  ["there is a next page", { count: 2, next: "n" }, { state: "found", count: "2", isAll: false }],
  [
    "some were found while customers are imported",
    { count: null, isImporting: true },
    { state: "found", count: "more than 1", isAll: false, isImporting: true },
  ],
  ["nobody was, meanwhile", { customers: [], count: 0, isImporting: true }, { state: "importing" }],
  [
    "it was cut off meanwhile",
    { customers: [], isTooBroad: true, isImporting: true },
    { state: "importing" },
  ],
])("%s", (_, more, view) => {
  expect(presentSearch(result(more))).toMatchObject(view);
});
