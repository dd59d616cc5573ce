// Tests the three answers about tax numbers, by a table of countries that can and cannot be checked.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countryOptions } from "@/lib/countries/rules";
import { judgeTaxNumber } from "./rules";
import { isCoveredWholly, taxSchemes } from "./schemes";

const CHECK = "check digit agrees";
const FORM = "form only, it has no check digit";

describe("valid", () => {
  it.each([
    ["DE", "86095742719", "Steuer-ID", CHECK],
    ["de", "86 095 742 719", "Steuer-ID", CHECK],
    ["Germany", "36574261809", "Steuer-ID", CHECK],
    ["GB", "AB123456C", "National Insurance number", FORM],
    ["UK", "1955839661", "Unique Taxpayer Reference", CHECK],
    ["AT", "59-119/9013", "Abgabenkontonummer", CHECK],
    ["FR", "30 23 217 600 053", "Numéro fiscal", CHECK],
    ["IT", "RCCMNL83S18D969H", "Codice fiscale", CHECK],
    ["ES", "54362315K", "DNI", CHECK],
    ["NL", "111222333", "BSN", CHECK],
    ["BE", "85073003328", "INSZ, NISS", CHECK],
    ["CH", "756.9217.0769.85", "AHV number", CHECK],
    ["PL", "44051401359", "PESEL", CHECK],
    ["PL", "8567346215", "NIP", CHECK],
    ["GR", "094259216", "AFM", CHECK],
    ["EL", "094259216", "AFM", CHECK],
    ["SI", "50223054", "Davčna številka", CHECK],
    ["IE", "6433435F", "PPS", CHECK],
    ["FI", "010594Y9032", "HETU", CHECK],
    ["NO", "15108695088", "Fødselsnummer", CHECK],
    ["SE", "880320-0016", "Personnummer", CHECK],
    ["BR", "390.533.447-05", "CPF", CHECK],
    ["US", "219-09-9998", "Social Security number", FORM],
    ["US", "912-71-1234", "ITIN", FORM],
    ["AU", "123 456 782", "Tax File Number", CHECK],
    ["CA", "123-456-782", "Social Insurance Number", CHECK],
    ["IN", "ACUPA7085R", "PAN", FORM],
    ["TR", "4540536920", "VKN", CHECK],
  ])("%s %s", (country, number, scheme, proof) => {
    expect(judgeTaxNumber(country, number)).toMatchObject({
      verdict: "valid",
      scheme,
      note: `${scheme}, ${proof}`,
    });
  });
});

describe("not valid, with the expected form", () => {
  it.each([
    ["DE", "8609574271", "11 digits"],
    ["GB", "533471862", "10 digits, or AA999999A"],
    ["GB", "QQ123456C", "10 digits, or AA999999A"],
    ["US", "999-93-9999", "9 digits"],
    ["FR", "302321760005", "13 digits"],
    ["IT", "RCCMNL83S18D969", "16 letters and digits"],
    ["PT", "", "9 digits"],
    ["SE", "", "10 or 12 digits"],
    ["CH", "757921707698", "13 digits, starting with 756"],
    ["DE", "8".repeat(5000), "11 digits"],
  ])("%s %.20s", (country, number, expected) => {
    expect(judgeTaxNumber(country, number)).toMatchObject({
      verdict: "invalid",
      expected,
      note: `Expected: ${expected}`,
    });
  });

  it.each([
    ["DE", "86095742718"],
    ["FR", "3023217600054"],
    ["CH", "7569217076986"],
    ["ES", "54362315A"],
  ])("%s %s has the form, and one wrong digit", (country, number) => {
    expect(judgeTaxNumber(country, number).note).toBe("The check digit does not agree: a digit is wrong");
  });

  it("does not take another number of the person for the tax number", () => {
    expect(judgeTaxNumber("DE", "15 070649 C 103").verdict).toBe("invalid"); // pension insurance
    expect(judgeTaxNumber("AT", "1237010180").verdict).toBe("invalid"); // social security
    expect(judgeTaxNumber("FR", "295109912611193").verdict).toBe("invalid"); // social security
  });

  it("says what is expected for every country it may refuse", () => {
    const refusable = countryOptions().filter(({ code }) => isCoveredWholly(code));
    expect(refusable.length).toBeGreaterThan(30);
    for (const { code } of refusable)
      expect([code, judgeTaxNumber(code, "?").verdict, judgeTaxNumber(code, "?").expected]).toEqual([
        code,
        "invalid",
        expect.stringMatching(/\S/),
      ]);
  });
});

describe("cannot be checked", () => {
  it.each([
    ["VU", "123404K", "No rule for Vanuatu"],
    ["HU", "8071592153", "No rule for Hungary"],
    ["JP", "123456789012", "No rule for Japan"],
    ["LU", "1893120105732", "No rule for Luxembourg"],
    ["XK", "1", "No rule for Kosovo"],
    ["GH", "GHA-123456789-0", "Not every number of Ghana can be checked"],
    ["LV", "32867300679", "Not every number of Latvia can be checked"],
    ["ID", "3273012345678901", "Not every number of Indonesia can be checked"],
    ["Enter some domain", "Enter some number", "Not a country"],
    ["", "", "Not a country"],
    ["constructor", "1", "Not a country"],
  ])("%s %s", (country, number, note) => {
    expect(judgeTaxNumber(country, number)).toMatchObject({ verdict: "uncheckable", note });
  });

  it("holds for at least seventy countries, and a checked number is known for at least forty-five", () => {
    const without = countryOptions().filter(({ code }) => taxSchemes(code).length === 0);
    expect(without.length).toBeGreaterThan(70);
    expect(250 - without.length).toBeGreaterThanOrEqual(45);
    for (const { code } of without) expect(judgeTaxNumber(code, "123456789").verdict).toBe("uncheckable");
  });
});

it("answers any text for any country, and never names a scheme it did not check", () => {
  const code = fc.constantFrom(...countryOptions().map((option) => option.code));
  const number = fc.oneof(
    fc.string({ unit: "binary", maxLength: 20 }),
    fc.stringMatching(/^[0-9A-Z /.-]{0,20}$/),
  );
  fc.assert(
    fc.property(code, number, (country, text) => {
      const { verdict, scheme } = judgeTaxNumber(country, text);
      expect(verdict === "valid").toBe(scheme !== undefined);
    }),
    { numRuns: 2000 },
  );
});
