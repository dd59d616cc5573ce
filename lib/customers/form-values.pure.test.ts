// What a form repeats of the record is neither judged nor written; what is written as one stays together.
import { expect, test } from "vitest";
import { customerAsTyped, withoutRepeated } from "./form-values";
import type { Customer } from "./schema";

const customer: Customer = {
  ...{ bankId: "b", customerId: "c", version: 1, customerNumber: "7", legalName: "Doe, Jo" },
  ...{ mobilePhoneNumber: "call me", email: null, dateOfBirth: new Date("1990-05-01T12:00:00Z") },
  ...{ faceImage: { url: "www", date: null }, relationshipStatus: null, dependants: 2 },
  dobOfDependants: [new Date("2020-01-01"), new Date("2022-05-05")],
  ...{ creditRating: { rating: "AA", source: null }, creditLimit: { currency: "EUR", amount: "0" } },
  ...{ highestEducationAttained: null, employmentStatus: null, kycStatus: false, lastOkDate: null },
  ...{ title: null, branchId: null, nameSuffix: null, nationalities: ["NL", "PL"] },
  ...{ placeOfBirth: null, countryOfBirth: null },
};
const record = customerAsTyped(customer);

test("a form sent as it was opened says nothing new", () => {
  expect(withoutRepeated({ ...record, nationalities: ["NL", "PL", ""] }, record)).toEqual({});
  expect(
    withoutRepeated({ nationalities: ["NL, PL"], dobOfDependants: "2020-01-01, 2022-05-05" }, record),
  ).toEqual({});
});

test("one correction leaves the rest alone, also what no form would accept", () => {
  expect(withoutRepeated({ ...record, email: "jo@b.example", bankId: "b" }, record)).toEqual({
    email: "jo@b.example",
    bankId: "b",
  });
});

test("a name is no list: its comma counts", () => {
  expect(withoutRepeated({ legalName: "Doe,Jo" }, record)).toEqual({ legalName: "Doe,Jo" });
});

test("limit and currency, rating and source, dependants and their births go together", () => {
  expect(withoutRepeated({ ...record, creditLimitAmount: "5" }, record)).toEqual({
    creditLimitAmount: "5",
    creditLimitCurrency: "EUR",
  });
  expect(withoutRepeated({ ...record, dependants: "3" }, record)).toEqual({
    dependants: "3",
    dobOfDependants: ["2020-01-01", "2022-05-05"],
  });
});

test("an emptied list is news", () => {
  expect(withoutRepeated({ nationalities: [""] }, record)).toEqual({ nationalities: [""] });
});
