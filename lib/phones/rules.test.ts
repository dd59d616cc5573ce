// Tests how phone numbers are read.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beginningOf, digitsOf, readPhone } from "./rules";

describe("readPhone", () => {
  it.each([
    ["+44 07972 444 876", "GB"],
    ["+44 07972 444 876", "DE"],
    ["07972 444 876", "GB"],
    ["0044 7972 444876", "DE"],
    ["0044 7972 444876", "US"],
    ["+44 (0)7972 444876", "GB"],
    ["(+44) 7972-444-876", "GB"],
  ])("finds the documentation's number in %s at a bank of %s", (text, country) => {
    expect(readPhone(text, country)).toEqual({
      e164: "+447972444876",
      national: "7972444876",
      digits: digitsOf(text),
      isValid: true,
    });
  });

  it.each([
    "0171 972 0118",
    "+49 171 972 0 118",
    "0049 171 9720118",
    "+49 0171/9720118",
    "٠١٧١ ٩٧٢ ٠١١٨",
    "０１７１９７２０１１８",
  ])("reads %s as one German number", (text) =>
    expect(readPhone(text, "DE")).toMatchObject({ e164: "+491719720118", national: "1719720118" }),
  );

  it("keeps Italy's zero, which is part of the number", () => {
    expect(readPhone("06 1234 5678", "IT")).toMatchObject({ e164: "+390612345678", national: "0612345678" });
  });

  it("keeps only the digits of what is no number", () => {
    expect(readPhone("5987953", "GB")).toEqual({
      e164: null,
      national: null,
      digits: "5987953",
      isValid: false,
    });
    expect(readPhone("ask Eve 12", "GB")).toEqual({
      e164: null,
      national: null,
      digits: "12",
      isValid: false,
    });
    expect(readPhone("", "GB")).toEqual({ e164: null, national: null, digits: "", isValid: false });
    expect(readPhone("+49 0171", "DE")).toMatchObject({ isValid: false });
    expect(readPhone("0171 972 0118", "XX").e164).toBeNull();
    expect(readPhone("+491719720118", "XX").e164).toBe("+491719720118");
  });

  it("agrees with itself for any writing of a number", () => {
    const gap = fc.constantFrom("", " ", "-", "/", ".", " (", ") ");
    fc.assert(
      fc.property(
        fc.array(gap, { minLength: 10, maxLength: 10 }),
        fc.constantFrom("0", "+49", "0049", "+49 0"),
        (gaps, start) => {
          const text = start + "1719720118".replace(/./g, (d, i: number) => `${gaps[i]}${d}`);
          expect(readPhone(text, "DE").e164).toBe("+491719720118");
        },
      ),
    );
  });

  it("takes any text without failing", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 300 }),
        fc.constantFrom("DE", "US", "XX", ""),
        (text, country) => {
          const read = readPhone(text, country);
          expect(read.digits).toMatch(/^[0-9]*$/);
          expect(read.e164 === null || /^\+[0-9]+$/.test(read.e164)).toBe(true);
        },
      ),
    );
  });
});

describe("beginningOf", () => {
  it.each([
    ["0171", "DE", "171", "+49171"],
    ["0797", "GB", "797", "+44797"],
    ["0612", "IT", "0612", "+390612"],
    ["212", "US", "212", "+1212"],
    ["+44 0797", "DE", "797", "+44797"],
    ["+49 0171", "GB", "171", "+49171"],
    ["+39 06", "GB", "06", "+3906"],
    ["+4", "GB", "4", null],
    ["0171", "XX", "0171", null],
  ])("%s in %s", (text, country, national, e164) => {
    expect(beginningOf(text, country)).toEqual({ national, e164 });
  });
});
