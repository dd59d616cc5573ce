// Read against declared: each confirmed field beside what the document record and the customer say.
import { foldedNames, matchNames } from "./compare-names";
import { countryOfState } from "./states";
import { type ConfirmedField, confirmedFields, type Values } from "./values";

/** What the bank's own records say. Dates are `yyyy-MM-dd`, nationalities ISO codes of two letters; null: not kept. */
export interface Declared {
  legalName: string | null;
  dateOfBirth: string | null;
  nationalities: readonly string[];
  /** Of the document record the scan belongs to; null without one. */
  number: string | null;
  expiry: string | null;
}

export type Verdict = "agrees" | "differs" | "nothing";

export interface Compared {
  field: ConfirmedField;
  read: string;
  /** As it stands on record; "" where nothing is kept. */
  recorded: string;
  verdict: Verdict;
}

const bare = (text: string) => text.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, "");

const verdictOf = (recorded: string, agrees: boolean): Verdict =>
  recorded === "" ? "nothing" : agrees ? "agrees" : "differs";

function compareNames(read: Values & { mayBeCut?: boolean }, legalName: string | null) {
  const match = matchNames(
    { surname: read.surname, given: read.given, mayBeCut: read.mayBeCut ?? false },
    legalName ?? "",
  );
  const words = foldedNames(legalName ?? "");
  // A record without a word for one of the two names lacks it: that is a difference, not nothing to compare.
  const verdict = (agrees: boolean): Verdict =>
    words.length === 0 ? "nothing" : agrees ? "agrees" : "differs";
  return {
    surname: { recorded: match.surname.join(" "), verdict: verdict(match.surnameAgrees) },
    given: { recorded: match.given.join(" "), verdict: verdict(match.givenAgrees) },
  };
}

/** Every field with its verdict: names by 9303-3 and in any order, numbers without blanks and hyphens, states by country. */
export function compareFields(read: Values & { mayBeCut?: boolean }, declared: Declared): Compared[] {
  const names = compareNames(read, declared.legalName);
  const country = countryOfState(read.nationality);
  const number = declared.number ?? "";
  const nationalities = declared.nationalities.join(", ");
  const compared: Record<ConfirmedField, { recorded: string; verdict: Verdict }> = {
    ...names,
    number: { recorded: number, verdict: verdictOf(number, bare(number) === bare(read.number)) },
    birth: verdictFor(declared.dateOfBirth, read.birth),
    expiry: verdictFor(declared.expiry, read.expiry),
    nationality: {
      recorded: nationalities,
      verdict: verdictOf(nationalities, country !== null && declared.nationalities.includes(country)),
    },
    // Nothing of these is kept.
    sex: { recorded: "", verdict: "nothing" },
    issuer: { recorded: "", verdict: "nothing" },
  };
  return confirmedFields.map((field) => ({ field, read: read[field], ...compared[field] }));
}

const verdictFor = (recorded: string | null, read: string) => ({
  recorded: recorded ?? "",
  verdict: verdictOf(recorded ?? "", recorded === read),
});

/** Differences first, then what agrees, then what there is nothing to compare with. */
export const worstFirst = (compared: readonly Compared[]): Compared[] => {
  const order: Verdict[] = ["differs", "agrees", "nothing"];
  return compared.toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
};
