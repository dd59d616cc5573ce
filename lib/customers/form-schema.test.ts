// What a person may type into the forms of a customer: refused beside the field, kept as typed otherwise.
import { expect, test } from "vitest";
import { fieldMessages } from "@/lib/core/use-case";
import { changedCustomerForm, newCustomerForm } from "./form-schema";
import { changedCustomer, newCustomer } from "./schema";

const facts = { today: "2026-11-05" };
const typed = { customerId: "c", legalName: "Zoë <b>x</b>", mobilePhoneNumber: "+44 (0)7972 444-876" };

test("what was typed is kept, blanks become nothing, groups go together", () => {
  const parsed = newCustomerForm(facts).parse({
    ...typed,
    ...{ customerNumber: "", email: " ", dependants: "1", dobOfDependants: ["2020-02-29", ""] },
    ...{ nationalities: ["NG", "NG", "GB"], creditLimitCurrency: "EUR", creditLimitAmount: "2500.00" },
    ...{ faceImageUrl: "www.openbankproject", faceImageDate: "1100-01-01", countryOfBirth: "XK" },
  });
  expect(parsed).toEqual({
    ...typed,
    ...{ customerNumber: null, email: null, dependants: 1, dobOfDependants: [new Date("2020-02-29")] },
    ...{
      nationalities: ["NG", "GB"],
      creditLimit: { currency: "EUR", amount: "2500.00" },
      countryOfBirth: "XK",
    },
    faceImage: { url: "www.openbankproject", date: new Date("1100-01-01") },
  });
  expect(newCustomer.safeParse({ bankId: "b", ...parsed }).success).toBe(true);
});

test.each([
  [{ legalName: " " }, "legalName"],
  [{ legalName: "x".repeat(256) }, "legalName"],
  [{ legalName: "a\u0007b" }, "legalName"],
  [{ mobilePhoneNumber: "call me" }, "mobilePhoneNumber"],
  [{ mobilePhoneNumber: "12" }, "mobilePhoneNumber"],
  [{ email: "nobody" }, "email"],
  [{ dateOfBirth: "2023-02-29" }, "dateOfBirth"],
  [{ dateOfBirth: "2026-11-06" }, "dateOfBirth"],
  [{ dateOfBirth: "1 May 1990" }, "dateOfBirth"],
  [{ dependants: "-1" }, "dependants"],
  [{ dependants: "many" }, "dependants"],
  [{ dobOfDependants: ["2999-01-01"] }, "dobOfDependants"],
  [{ creditLimitCurrency: "eur" }, "creditLimitCurrency"],
  [{ creditLimitAmount: "1,000" }, "creditLimitAmount"],
  [{ nationalities: ["ZZ"] }, "nationalities"],
  [{ countryOfBirth: "Germany" }, "countryOfBirth"],
  [{ nationalities: "DE, Germany" }, "nationalities"],
  [{ dependants: "2", dobOfDependants: ["2020-01-01"] }, "dobOfDependants"],
  [{ email: "a@b.example\u0000" }, "email"],
  [{ faceImageUrl: "x".repeat(2001) }, "faceImageUrl"],
  [{ recordedBy: "me" }, "form"],
  [{ kycStatus: "true" }, "form"],
  [{ customerNumber: "1::::2" }, "customerNumber"],
  [{ relationshipStatus: "x".repeat(17) }, "relationshipStatus"],
])("refuses %j beside its field", (wrong, field) => {
  const parsed = newCustomerForm(facts).safeParse({ ...typed, ...wrong });
  expect(parsed.success ? [] : Object.keys(fieldMessages(parsed.error))).toEqual([field]);
});

test("a correction carries only what was sent", () => {
  const parsed = changedCustomerForm(facts).parse({ baseVersion: "3", email: "", title: "Dr." });
  expect(parsed).toEqual({ baseVersion: "3", email: null, title: "Dr." });
  expect(changedCustomer.parse({ ...parsed, bankId: "b", customerId: "c" })).toEqual({
    ...{ baseVersion: 3, email: null, title: "Dr." },
    ...{ bankId: "b", customerId: "c" },
  });
});

test("today is the bank's, and blanks around what is typed go", () => {
  const parsed = newCustomerForm(facts).parse({
    ...typed,
    legalName: " Zoë ",
    dateOfBirth: "2026-11-05",
    email: " z@b.example ",
  });
  expect(parsed).toMatchObject({
    legalName: "Zoë",
    email: "z@b.example",
    dateOfBirth: new Date("2026-11-05"),
  });
});

test("a settled conflict sends each list as one text with commas", () => {
  const settled = { baseVersion: "2", nationalities: ["NL, PL"], dependants: "2", id: "c", bankId: "b" };
  expect(
    changedCustomerForm(facts).parse({ ...settled, dobOfDependants: ["2020-01-01, 2022-05-05"] }),
  ).toMatchObject({
    nationalities: ["NL", "PL"],
    dobOfDependants: [new Date("2020-01-01"), new Date("2022-05-05")],
  });
  expect(changedCustomerForm(facts).parse({ ...settled, nationalities: "" })).toMatchObject({
    nationalities: [],
  });
});
