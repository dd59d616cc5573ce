// Tests what a person must satisfy who types an address or a tax residence.
import { expect, test } from "vitest";
import { taxResidenceForm } from "@/lib/tax-residences/schema";
import { addressForm } from "./schema";

const form = addressForm();
const typed = { line1: " 1 Road ", city: "Berlin", countryCode: "DE", postcode: "not one", baseVersion: "2" };

test("a strange postcode passes, blanks around go, tags come as boxes or as one line", () => {
  expect(form.parse(typed)).toMatchObject({
    line1: "1 Road",
    line2: "",
    postcode: "not one",
    tags: [],
    baseVersion: 2,
  });
  expect(form.parse({ ...typed, tags: ["home", "", "home"] }).tags).toEqual(["home"]);
  expect(form.parse({ ...typed, tags: "home, mailing," }).tags).toEqual(["home", "mailing"]);
});

test.each([
  ["countryCode", "XX"],
  ["countryCode", "de"],
  ["countryCode", ""],
  ["postcode", "1".repeat(21)],
  ["city", "a\nb"],
  ["line1", "x".repeat(256)],
  ["tags", "x".repeat(51)],
])("refuses %s %j", (field, value) => {
  const issues = form.safeParse({ ...typed, [field]: value }).error?.issues ?? [];
  expect(issues.map(({ path }) => path[0])).toEqual([field]);
});

test("an address says at least a line or a city, and nothing unknown", () => {
  expect(form.safeParse({ ...typed, line1: " ", city: "" }).success).toBe(false);
  expect(form.safeParse({ ...typed, recordedBy: "me" }).success).toBe(false);
});

test("a tax residence has a country and a number, however odd", () => {
  const tax = taxResidenceForm();
  expect(tax.parse({ domain: "DE", taxNumber: " 1 " })).toEqual({ domain: "DE", taxNumber: "1" });
  for (const wrong of [{ domain: "Enter some domain" }, { taxNumber: " " }, { taxNumber: "1".repeat(21) }])
    expect(tax.safeParse({ domain: "DE", taxNumber: "1", ...wrong }).success).toBe(false);
});
