// Tests the list of countries.
import { describe, expect, it } from "vitest";
import { countryName, countryOptions, isCountry, readCountry } from "./rules";

describe("countries", () => {
  it("knows ISO's codes in capitals and no others", () => {
    for (const code of ["DE", "GB", "VU", "XK", "AX"]) expect(isCountry(code)).toBe(true);
    for (const code of ["de", "UK", "XX", "DEU", "", "__proto__", "constructor"])
      expect(isCountry(code)).toBe(false);
  });

  it("names them plainly", () => {
    expect(["GB", "VU", "TR", "KR", "TW", "CZ"].map(countryName)).toEqual([
      "United Kingdom",
      "Vanuatu",
      "Türkiye",
      "South Korea",
      "Taiwan",
      "Czech Republic",
    ]);
    expect(countryName("Enter some domain")).toBe("Enter some domain");
  });

  it("offers the 249 of ISO 3166-1 and Kosovo, sorted by name", () => {
    const options = countryOptions();
    expect(options).toHaveLength(250);
    expect(new Set(options.map((o) => o.name)).size).toBe(250);
    expect(
      options.filter((o) => /, .* of|the republic|, (British|U)/i.test(o.name)).map((o) => o.name),
    ).toEqual([]);
    const at = (code: string) => options.findIndex((o) => o.code === code);
    expect(at("AX")).toBeLessThan(at("BE"));
    expect(at("DE")).toBeLessThan(at("GR"));
  });

  it("reads what people write", () => {
    expect(["de", " DE ", "germany", "UK", "EL", "Nowhere", "", "constructor"].map(readCountry)).toEqual([
      "DE",
      "DE",
      "DE",
      "GB",
      "GR",
      null,
      null,
      null,
    ]);
  });
});
