// The short way never says anything else than readPhone does.
import fc from "fast-check";
import { getCountries, getCountryCallingCode, getExampleNumber } from "libphonenumber-js/max";
import examples from "libphonenumber-js/mobile/examples";
import { expect, test } from "vitest";
import { readE164 } from "./e164";
import { readPhone } from "./rules";

const codes = [...new Set(getCountries().map((country) => getCountryCallingCode(country)))];
const code = fc.oneof(
  fc.constantFrom(...codes),
  fc.constantFrom("44", "49", "1", "7", "39", "55", "54", "800", "883", "999"),
);
const digits = fc.stringMatching(/^[0-9]{2,14}$/);
const home = fc.constantFrom("GB", "DE", "US", "AR", "IT", "XX");

test("agrees with readPhone on any plus and digits, wherever the bank is", () => {
  let short = 0;
  fc.assert(
    fc.property(code, digits, home, (start, rest, country) => {
      const text = `+${start}${rest}`;
      const read = readE164(text);
      if (!read) return;
      short += 1;
      const { e164, national } = readPhone(text, country);
      expect(read).toEqual({ e164, national });
    }),
    { numRuns: 20_000 },
  );
  expect(short).toBeGreaterThan(2_000);
});

test("agrees on what looks like a number and is none", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+＋]?[0-9 ]{0,20}$/)), (text) => {
      const short = readE164(text);
      if (!short) return;
      const { e164, national } = readPhone(text, "DE");
      expect(short).toEqual({ e164, national });
    }),
    { numRuns: 5_000 },
  );
});

test("is taken for nearly every country's mobile numbers", () => {
  const known = getCountries().flatMap((country) => getExampleNumber(country, examples)?.number ?? []);
  const short = known.filter((number) => readE164(number));
  expect(known.length).toBeGreaterThan(200);
  expect(short.length / known.length).toBeGreaterThan(0.85);
});
