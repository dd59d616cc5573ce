// The fields an officer sees and confirms, as values, out of a zone's cells.
import { readBirth, readExpiry } from "./dates";
import type { FieldName } from "./layout";
import { readNames } from "./names";
import { bareState } from "./states";
import type { Zone } from "./zone";

export const confirmedFields = [
  "number",
  "surname",
  "given",
  "birth",
  "sex",
  "nationality",
  "issuer",
  "expiry",
] as const;
export type ConfirmedField = (typeof confirmedFields)[number];

/** Dates are `yyyy-MM-dd`; what a zone does not say, or says of no real date, is empty. */
export type Values = Record<ConfirmedField, string>;

/** The zone's field that a value comes from. */
export const zoneFieldOf = (field: ConfirmedField): FieldName =>
  field === "surname" || field === "given" ? "names" : field;

const sexes: Record<string, string> = { M: "M", F: "F", X: "X", "<": "X" };

/** What a zone says, for the day it is read on: centuries depend on it. */
export function valuesOf(zone: Zone, today: Date): Values & { mayBeCut: boolean } {
  const textOf = (name: FieldName) => zone.fields.find((field) => field.name === name)?.text ?? "";
  const names = readNames(textOf("names"));
  return {
    number: textOf("number").replaceAll("<", ""),
    surname: names.surname,
    given: names.given,
    birth: readBirth(textOf("birth"), today).iso ?? "",
    sex: sexes[textOf("sex")] ?? "",
    nationality: bareState(textOf("nationality")),
    issuer: bareState(textOf("issuer")),
    expiry: readExpiry(textOf("expiry"), today).iso ?? "",
    mayBeCut: names.mayBeCut,
  };
}
