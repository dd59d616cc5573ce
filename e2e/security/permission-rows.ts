// The rows of the table of who may open what, and the short ways to write one.
import type { Fields } from "../support/site";

/** A customer's file at one of the banks, and a record of each kind in it. */
export interface Place {
  bankId: string;
  customerId: string;
  /** Somebody who works there. */
  personId: string;
  ids: { check: string; document: string; medium: string; address: string; tax: string };
}

export interface Knock {
  path: string;
  /** The action's form; the name of the action is the entry's. */
  fields?: Fields;
  /** Its arguments have no form state before the form. */
  isPlain?: boolean;
  json?: unknown;
}

/** `nobody`: the address exists only in another mode, and answers as if it were not there. */
export type Opens = "anyone" | "signedIn" | "nobody" | readonly string[];

/**
 * Where the role must be held: at the very bank that is asked about (whose existence is hidden elsewhere, or known to
 * all), at any bank, or at any bank but then only for what belongs to it.
 */
export type Reach = "bank" | "known bank" | "any bank" | "any bank, its own";

export interface Row {
  /** As the build names it: `page /customers`, `action addCheck`. */
  entry: string;
  /** Any one of these roles; else everybody signed in, or everybody. */
  opens: Opens;
  reach: Reach;
  knock: (place: Place) => Knock;
}

export const page = (path: string, opens: Opens, at = path): Row => ({
  entry: `page ${path}`,
  opens,
  reach: "any bank",
  knock: () => ({ path: at }),
});
export const route = (path: string, opens: Opens, at: Omit<Knock, "path"> & { path?: string } = {}): Row => ({
  entry: `route ${path}`,
  opens,
  reach: "any bank",
  knock: () => ({ path, ...at }),
});
export const fileAt = ({ bankId, customerId }: Place, search = "") =>
  `/customers/${bankId}/${customerId}${search}`;
export const file = (search: string, opens: Opens, record?: keyof Place["ids"]): Row => ({
  entry: "page /customers/[bankId]/[customerId]",
  opens,
  reach: "bank",
  knock: (place) => ({ path: fileAt(place, record ? `${search}&id=${place.ids[record]}` : search) }),
});
const idsOf = ({ bankId, customerId }: Place) => ({ bankId, customerId });
/** A form sent with nothing in it but its ids: whoever may is told what is missing. At its own page, since an answer
 * that sends one elsewhere does not come through from another. */
export const form = (action: string, opens: Opens, path?: string): Row => ({
  entry: `action ${action}`,
  opens,
  reach: Array.isArray(opens) ? "bank" : "any bank",
  knock: (place) => ({ path: path ?? fileAt(place), fields: { ...idsOf(place), id: crypto.randomUUID() } }),
});

/** What administrators do to people and roles: with everything that the form asks for, since nothing else refuses. */
export const deed = (action: string, opens: Opens, reach: Reach, fields: (place: Place) => Fields): Row => ({
  entry: `action ${action}`,
  opens,
  reach,
  knock: (place) => ({ path: "/people", fields: fields(place) }),
});

/** An import that is done, of either bank: it belongs to no bank. */
export const importAt = "7d0f6f1e-0000-7000-8000-00000000000d";

/** The id of the mail that is planted at each bank. */
export const mailAt = (bankId: string) => `mail.${bankId}`;

/** Any of them opens the panel that edits the customer. */
export const updates = [
  "CanUpdateCustomerEmail",
  "CanUpdateCustomerNumber",
  "CanUpdateCustomerMobilePhoneNumber",
  "CanUpdateCustomerIdentity",
  "CanUpdateCustomerCreditLimit",
  "CanUpdateCustomerCreditRatingAndSource",
  "CanUpdateCustomerBranch",
  "CanUpdateCustomerData",
];
