// What counts as the same name, number, date and nationality, and what does not.
import { expect, test } from "vitest";
import { compareFields, type Declared, worstFirst } from "./compare";
import { canBeDate, readBirth, readExpiry } from "./dates";
import { readNames } from "./names";
import { countryOfState, stateInWords } from "./states";
import { transliterate } from "./transliterate";
import type { Values } from "./values";

const read: Values = {
  number: "533471862",
  surname: "TRIPMAN",
  given: "EVELINE",
  birth: "1984-03-12",
  sex: "F",
  nationality: "GBR",
  issuer: "GBR",
  expiry: "2026-11-05",
};
const declared: Declared = {
  legalName: "Eveline Tripman",
  dateOfBirth: "1984-03-12",
  nationalities: ["GB"],
  number: "533471862",
  expiry: "2026-11-05",
};
const verdicts = (more: Partial<Values & { mayBeCut: boolean }>, record: Partial<Declared> = {}) =>
  Object.fromEntries(
    compareFields({ ...read, ...more }, { ...declared, ...record }).map(({ field, verdict }) => [
      field,
      verdict,
    ]),
  );
const names = (surname: string, given: string, legalName: string, mayBeCut = false) => {
  const { surname: one, given: other } = verdicts({ surname, given, mayBeCut }, { legalName });
  return [one, other];
};

test("the same, whatever the order and the marks between", () => {
  expect(verdicts({})).toEqual({
    ...{ number: "agrees", surname: "agrees", given: "agrees", birth: "agrees", nationality: "agrees" },
    ...{ expiry: "agrees", sex: "nothing", issuer: "nothing" },
  });
  expect(verdicts({}, { legalName: "TRIPMAN, Eveline", number: "533 471-862" })).toMatchObject({
    ...{ number: "agrees", surname: "agrees", given: "agrees" },
  });
});

test("accents and letters as ICAO 9303-3 spells them, or without them", () => {
  expect(names("MUELLER", "JUERGEN", "Jürgen Müller")).toEqual(["agrees", "agrees"]);
  expect(names("MULLER", "JURGEN", "Jürgen Müller")).toEqual(["agrees", "agrees"]);
  expect(names("NUNEZ", "INES", "Inés Núñez")).toEqual(["agrees", "agrees"]);
  expect(names("NUNXXEZ", "INES", "Inés Nuñez")).toEqual(["agrees", "agrees"]);
  expect(names("OERSTED", "SOEREN", "Søren Ørsted")).toEqual(["agrees", "agrees"]);
  expect(names("SMITH JONES", "ADA", "Ada Smith-Jones")).toEqual(["agrees", "agrees"]);
  expect(names("ONEILL", "SIOBHAN", "Siobhán O’Neill")).toEqual(["agrees", "agrees"]);
  expect(names("IVANOVA", "IULIIA", "Юлия Иванова")).toEqual(["agrees", "agrees"]);
});

test("other names are other names: an umlaut is not forgiven where there was none", () => {
  expect(names("MICHAL", "ANNA", "Anna Michael")).toEqual(["differs", "agrees"]);
  expect(names("TRIPMAN", "EVELINE MARIE", "Eveline Tripman")).toEqual(["agrees", "differs"]);
  expect(names("TRIPMAN", "EVELINE", "Eveline Marie Tripman")).toEqual(["agrees", "differs"]);
  expect(names("TRIPMANN", "EVELINE", "Eveline Tripman")).toEqual(["differs", "agrees"]);
});

test("a name that fills its line may be the beginning of a longer one", () => {
  expect(
    names("NILAVADHANANANDA", "CHAYAPA DEJTHAMRO", "Chayapa Dejthamrong Nilavadhanananda", true),
  ).toEqual([...["agrees", "agrees"]]);
  expect(names("NILAVADHANANANDA", "CHAYAPA DEJTHAMRO", "Chayapa Dejthamrong Nilavadhanananda")[1]).toBe(
    "differs",
  );
});

test("what is not on record cannot differ; what is there and differs comes first", () => {
  expect(verdicts({}, { dateOfBirth: null, nationalities: [], number: null, expiry: null })).toMatchObject({
    ...{ birth: "nothing", nationality: "nothing", number: "nothing", expiry: "nothing" },
  });
  const sorted = worstFirst(compareFields(read, { ...declared, dateOfBirth: "1100-01-01" }));
  expect(sorted[0]).toEqual({
    field: "birth",
    read: "1984-03-12",
    recorded: "1100-01-01",
    verdict: "differs",
  });
});

test("states: the zone's codes that are not ISO's, and the state of specimens", () => {
  expect([
    countryOfState("D<<"),
    countryOfState("GBD"),
    countryOfState("RKS"),
    countryOfState("UTO"),
  ]).toEqual([...["DE", "GB", "XK", null]]);
  expect([stateInWords("D<<"), stateInWords("XXA"), stateInWords("QQQ")]).toEqual([
    "Germany",
    "stateless person",
    null,
  ]);
  expect(verdicts({ nationality: "D" }, { nationalities: ["FR", "DE"] }).nationality).toBe("agrees");
});

test("dates: the century is decided, unknown parts stay unknown, no 31 April", () => {
  const today = new Date("2026-11-22T12:00:00Z");
  expect(readBirth("840312", today)).toMatchObject({ iso: "1984-03-12", otherYear: null });
  expect(readBirth("261123", today)).toMatchObject({ iso: "1926-11-23" });
  expect(readBirth("261122", today)).toMatchObject({ iso: "2026-11-22", otherYear: 1926 });
  expect(readBirth("55<<<<", today)).toMatchObject({
    iso: null,
    known: { year: 1955, month: null, day: null },
  });
  expect(readExpiry("361122", today).iso).toBe("2036-11-22");
  expect(readExpiry("991231", today).iso).toBe("1999-12-31");
  expect(["840431", "841301", "000229", "84<<12", "8403<<"].map(canBeDate)).toEqual([
    false,
    false,
    true,
    false,
    true,
  ]);
});

test("names: two fillers part them, one joins words; a full line may be cut", () => {
  expect(readNames("VAN<DER<BERG<<ANNA<MARIA<<<")).toEqual({
    ...{ surname: "VAN DER BERG", given: "ANNA MARIA", mayBeCut: false },
  });
  expect(readNames("ARKFREITH<<<<")).toMatchObject({ surname: "ARKFREITH", given: "" });
  expect(readNames("PAPANDROPOULOUS<<JONATHAN<ALE").mayBeCut).toBe(true);
  expect(transliterate("Gößwein-Åse d’Œuvre")).toBe("GOESSWEIN-AASE DOEUVRE");
});
