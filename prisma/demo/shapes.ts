// What is told of a demo customer, and short ways to tell it. All numbers of days count from today.
export interface DemoDocument {
  type: string;
  number: string;
  place: string;
  /** Years it is valid for. */
  years: number;
  /** Negative: it expired so many days ago. Null: it has no end. */
  expiresIn: number | null;
}
export interface DemoCheck {
  how: string;
  satisfied: boolean;
  daysAgo: number;
  comments: string;
}
export interface DemoStatus {
  ok: boolean;
  daysAgo: number;
  reason?: string;
}
export interface DemoAddress {
  line1: string;
  line2?: string;
  city: string;
  county?: string;
  state?: string;
  postcode: string;
  countryCode: string;
  tags?: string[];
}
export interface DemoAccount {
  label: string;
  productCode: string;
  currency: string;
  amount: string;
  iban: string;
}
export interface DemoCustomer {
  number: string;
  name: string;
  phone: string;
  title?: string;
  suffix?: string;
  /** `yyyy-MM-dd`. */
  born: string;
  place?: string;
  /** Nationalities; the first is the country of birth too unless `birthCountry` says otherwise. */
  nationalities: string[];
  birthCountry?: string;
  work?: string;
  relationship?: string;
  children?: string[];
  /** Customer since so many days. */
  since: number;
  /** Recorded by the demo consumer instead of on screen. */
  byProgram?: boolean;
  address?: DemoAddress;
  /** An earlier address, left so many days ago. */
  movedFrom?: { address: DemoAddress; daysAgo: number };
  /** Country and number. */
  taxes?: [string, string][];
  papers?: DemoDocument[];
  checks?: DemoCheck[];
  statuses?: DemoStatus[];
  account?: DemoAccount;
}

const paper =
  (type: string, years: number) =>
  (number: string, place: string, expiresIn: number): DemoDocument => ({
    type,
    years,
    number,
    place,
    expiresIn,
  });
export const passport = paper("passport", 10);
export const card = paper("identity_card", 10);
export const permit = paper("residence_permit", 5);
export const licence = paper("driving_licence", 15);
export const bill = (number: string, place: string): DemoDocument => ({
  ...{ type: "proof_of_address", years: 1, number, place },
  expiresIn: null,
});

const check =
  (how: string, yes: string, no: string) =>
  (daysAgo: number, satisfied: boolean, comments = "") => ({
    how,
    satisfied,
    daysAgo,
    comments: comments || (satisfied ? yes : no),
  });
export const met = check(
  "FACE_TO_FACE_MEETING",
  "Came to the branch; face and signature agree with the document.",
  "The picture cannot be compared: the document is worn.",
);
export const online = check(
  "online_meeting",
  "Face matches the document, security features seen on camera.",
  "The picture broke off before the document could be seen.",
);
export const phoned = check(
  "PHONE_INTERVIEW",
  "Answered the security questions; number agrees with the file.",
  "Could not say the date of birth on file.",
);
export const lists = check(
  "SANCTIONS_SEARCH",
  "No match on the EU, UK, UN and OFAC lists.",
  "One name alike; to be looked into.",
);
export const pep = check("PEP_SEARCH", "No match.", "A cousin holds public office: enhanced measures.");

export const ok = (daysAgo: number, reason?: string): DemoStatus => ({ ok: true, daysAgo, reason });
export const notOk = (daysAgo: number, reason: string): DemoStatus => ({ ok: false, daysAgo, reason });

export const account = (
  currency: string,
  amount: string,
  iban: string,
  label = "Current account",
): DemoAccount => ({
  ...{ currency, amount, iban, label },
  productCode: label === "Current account" ? "CURRENT" : "SAVINGS",
});
