// Tests the fields, print and postcode warnings of addresses by country.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countryOptions } from "@/lib/countries/rules";
import { fieldsFor, type PostalAddress, postcodeWarning, printAddress } from "./rules";

const none = {
  line1: "",
  line2: "",
  line3: "",
  city: "",
  county: "",
  state: "",
  postcode: "",
  countryCode: "",
};
const eveline: PostalAddress = {
  line1: "No 1 the Road",
  line2: "The Place",
  line3: "The Hill",
  city: "Berlin",
  county: "",
  state: "Brandenburg",
  postcode: "13359",
  countryCode: "DE",
};

describe("fields", () => {
  const used = (country: string) =>
    fieldsFor(country)
      .filter((field) => field.isUsed && !/^line/.test(field.name))
      .map((field) => `${field.name}: ${field.label}`)
      .join(", ");
  it.each([
    ["DE", "postcode: Postcode, city: City"],
    ["GB", "city: Town or city, postcode: Postcode, county: County"],
    ["US", "city: City, state: State, postcode: ZIP code"],
    ["IE", "city: City, county: County, postcode: Eircode"],
    ["CH", "postcode: Postcode, city: City"],
    ["IT", "postcode: Postcode, city: City, state: Province"],
    ["IN", "city: City, postcode: PIN code, state: State"],
    ["BR", "county: Neighbourhood, city: City, state: State, postcode: CEP"],
    ["AE", "state: Emirate, city: City"],
    ["JP", "state: Prefecture, postcode: Postcode, city: City"],
  ])("%s: %s", (country, fields) => expect(used(country)).toBe(fields));

  it("gives all seven once for every country, and wants a city but in a city that is a country", () => {
    for (const { code } of [...countryOptions(), { code: "" }]) {
      const fields = fieldsFor(code);
      expect(new Set(fields.map((field) => field.name)).size).toBe(7);
      expect(fields).toHaveLength(7);
      expect(fields.slice(0, 3).map((field) => field.name)).toEqual(["line1", "line2", "line3"]);
    }
    const required = (country: string) =>
      fieldsFor(country)
        .filter((f) => f.isRequired)
        .map((f) => f.name);
    expect([required("DE"), required("SG")]).toEqual([["city"], []]);
  });
});

describe("print", () => {
  it("prints as the country's post wants it and loses nothing", () => {
    expect(printAddress(eveline)).toEqual([
      "No 1 the Road",
      "The Place",
      "The Hill",
      "13359 Berlin, Brandenburg",
      "Germany",
    ]);
    expect(
      printAddress({
        ...none,
        line1: "548 Market St",
        city: "San Francisco",
        state: "CA",
        postcode: "94016",
        countryCode: "US",
      }),
    ).toEqual(["548 Market St", "San Francisco, CA 94016", "United States of America"]);
    expect(
      printAddress({
        ...none,
        line1: "1 Iron Gate",
        city: "Derby",
        county: "Derbyshire",
        postcode: "DE1 3GD",
        countryCode: "GB",
      }),
    ).toEqual(["1 Iron Gate", "Derby, Derbyshire", "DE1 3GD", "United Kingdom"]);
    expect(
      printAddress({ ...none, line1: "Rue 1", city: "Bern", postcode: "CH-3000", countryCode: "CH" }),
    ).toEqual(["Rue 1", "CH-3000 Bern", "Switzerland"]);
    expect(
      printAddress({ ...none, line1: "9 Raffles", city: "Singapore", postcode: "048616", countryCode: "SG" }),
    ).toEqual(["9 Raffles", "SINGAPORE 048616", "Singapore"]);
  });

  it("copes with hardly anything", () => {
    expect(printAddress(none)).toEqual([]);
    expect(
      printAddress({ ...none, line2: null, postcode: null, state: "Brandenburg", countryCode: "DE" }),
    ).toEqual(["Brandenburg", "Germany"]);
    expect(printAddress({ ...none, city: "Nowhere", postcode: "1", countryCode: "??" })).toEqual([
      "Nowhere, 1",
      "??",
    ]);
  });

  it("prints every part for every country", () => {
    const word = fc.stringMatching(/^[A-Z][a-z]{2,7}$/);
    const code = fc.constantFrom(...countryOptions().map((option) => option.code));
    fc.assert(
      fc.property(word, word, word, word, code, (line1, city, county, state, countryCode) => {
        const postcode = "12345";
        const text = printAddress({ ...none, line1, city, county, state, postcode, countryCode }).join("\n");
        for (const part of [line1, city, county, state, postcode]) expect(text).toContain(part);
      }),
    );
  });
});

describe("postcodes", () => {
  it.each([
    ["DE", "13359"],
    ["DE", "D-13359"],
    ["DE", " 13359 "],
    ["GB", "DE1 3GD"],
    ["GB", "w85tt"],
    ["NL", "1234 ab"],
    ["NL", "1234AB"],
    ["CA", "k1a0b1"],
    ["PL", "00-950"],
    ["PL", "00 950"],
    ["JP", "100-0001"],
    ["SE", "SE-114 55"],
    ["IE", "D02 AF30"],
    ["US", "94016-1234"],
    ["CH", "CH-8001"],
    ["DE", ""],
    ["AE", "anything"],
    ["XX", "anything"],
    ["INTL", "anything"],
    ["", "1"],
  ])("%s %s is not remarked on", (country, postcode) =>
    expect(postcodeWarning(country, postcode)).toBeNull(),
  );

  it.each([
    ["DE", "1335", "This does not look like a postcode of Germany (5 digits). You can keep it."],
    [
      "US",
      "SW1A 1AA",
      "This does not look like a ZIP code of United States of America (5 digits, or 9 as in 94016-1234). You can keep it.",
    ],
    [
      "GB",
      "13359",
      "This does not look like a postcode of United Kingdom (as in SW1A 1AA). You can keep it.",
    ],
    ["DE", "1".repeat(10_000), "This does not look like a postcode of Germany (5 digits). You can keep it."],
  ])("%s %s is", (country, postcode, sentence) => expect(postcodeWarning(country, postcode)).toBe(sentence));

  it("answers any text for any country", () => {
    const code = fc.constantFrom(...countryOptions().map((option) => option.code));
    fc.assert(
      fc.property(code, fc.string({ maxLength: 20 }), (country, postcode) => {
        expect(postcodeWarning(country, postcode)).toSatisfy(
          (said) => said === null || typeof said === "string",
        );
      }),
    );
  });
});
