// The shapes of an understood search; plain data, so that a page can carry it to the browser.

export type Reading = "number" | "phone" | "name";
export type PhoneHow = "is" | "contains" | "starts with" | "pattern";

export interface NumberSearch {
  kind: "number";
  /** Shorter texts than three characters must be the whole number. */
  how: "is" | "starts with";
  value: string;
  /** LIKE pattern. */
  pattern: string;
  others: Reading[];
}

/** LIKE patterns; a customer is found when any one matches. An empty list is not asked. */
export interface PhoneSearch {
  kind: "phone";
  how: PhoneHow;
  value: string;
  /** Against the number as it was written. */
  raw: string[];
  /** Against its bare digits. */
  digits: string[];
  /** Against its E.164 form; the banks' own countries, whose hits come first. */
  e164: string[];
  /** Against its national part, whatever the country. */
  national: string[];
  /** Runs of digits to mark in a hit. */
  marks: string[];
  others: Reading[];
}

export interface NameSearch {
  kind: "name";
  value: string;
  /** The name as dossier_fold() folds it, blanks single. */
  folded: string;
  words: string[];
  others: Reading[];
}

export type Understood =
  | { kind: "nothing" }
  | { kind: "refused"; reason: "too long" | "control characters" }
  /** So many would be found that nobody's data is read. */
  | { kind: "broad"; asked: Reading; how: PhoneHow | "like"; value: string; others: Reading[] }
  | NumberSearch
  | PhoneSearch
  | NameSearch;

/** What can be asked of the database. */
export type Findable = NumberSearch | PhoneSearch | NameSearch;
