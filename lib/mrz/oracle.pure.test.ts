// Zones as we write and read them, beside the npm package `mrz`, which knows nothing of ours.
import fc from "fast-check";
import { parse } from "mrz";
import { expect, test } from "vitest";
import { bareState } from "./states";
import { zone } from "./testing/zones";
import { valuesOf } from "./values";
import { readZone } from "./zone";

test("another reader of zones finds the same fields valid, in all three sizes", () => {
  // It refuses the state of specimens, and takes any IDFRA of two lines for France's old card, which is no TD2.
  const real = zone.filter(
    ({ form, content: { type, issuer, nationality } }) =>
      ![issuer, nationality].includes("UTO") && !(form === "TD2" && `${type}${issuer}` === "IDFRA"),
  );
  fc.assert(
    fc.property(real, ({ form, lines, content }) => {
      const theirs = parse(lines);
      const ours = valuesOf(
        readZone(
          form,
          lines.map((line) => [...line].map((char) => ({ char, others: [] }))),
        ),
        new Date("2026-11-22T00:00:00Z"),
      );
      expect(theirs.format).toBe(form);
      expect(theirs.fields.documentNumber).toBe(ours.number);
      expect(theirs.fields.lastName).toBe(ours.surname);
      expect(theirs.fields.firstName).toBe(ours.given);
      expect(theirs.fields.birthDate).toBe(content.birth);
      expect(theirs.fields.expirationDate).toBe(content.expiry);
      expect(bareState(theirs.fields.nationality ?? "")).toBe(ours.nationality);
      const digits = theirs.details.filter(({ field }) => field?.toLowerCase().includes("checkdigit"));
      expect(digits.filter(({ valid }) => !valid)).toEqual([]);
    }),
    { numRuns: 200 },
  );
}, 60_000);
