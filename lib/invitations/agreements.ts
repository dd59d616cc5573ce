// What an invitee agrees to: the exact texts, each known by its hash, and where consent is not asked for.
import { createHash } from "node:crypto";
import { env } from "@/lib/core/env";
import { readCountry } from "@/lib/countries/rules";

/** OBP's own names of them. */
export const kinds = [
  "privacy_conditions",
  "terms_and_conditions",
  "consent_for_collecting_personal_data",
] as const;
export type Kind = (typeof kinds)[number];

const texts: Record<Kind, string> = {
  privacy_conditions: `The bank that invites you keeps your name, e-mail address, company and country, when you sign in and from which address, and what you do here. It needs this to run its due diligence and to show later who did what (Regulation (EU) 2016/679, Article 6 (1) (c) and (f)).

It is kept as long as the law on money laundering demands, as a rule five years after your access ends, and then deleted. It is given to nobody but auditors and authorities who may ask for it.

You may ask the bank what it keeps about you and have mistakes put right, and you may complain to a data protection authority.`,
  terms_and_conditions: `Your access is yours alone. Keep your password to yourself, and sign out on a machine that others use.

What you see here is confidential. Use it for the task you were given access for and for nothing else. Everything you look at and change is recorded with your name.

The bank may end your access at any time. If you believe that somebody else used it, tell the bank at once.`,
  consent_for_collecting_personal_data: `I consent to my personal data being collected and checked: what I give is compared with documents, registers and lists.

I can withdraw this consent at any time with the bank that invited me. What was checked until then stays lawful.`,
};

export interface Agreement {
  kind: Kind;
  text: string;
  /** SHA-256 of the text, in hex. */
  hash: string;
}

const agreementOf = (kind: Kind): Agreement => ({
  kind,
  text: texts[kind],
  hash: createHash("sha256").update(texts[kind]).digest("hex"),
});

/** OBP's `personal_data_collection_consent_country_waiver_list`; countries are compared by code or by English name. */
function isConsentWaived(country: string): boolean {
  const meant = (text: string) => readCountry(text) ?? text.trim().toLowerCase();
  const waived = env().USER_INVITATION_CONSENT_WAIVED_COUNTRIES.split(",");
  return waived.filter((text) => text.trim()).some((text) => meant(text) === meant(country));
}

/** What an invitee from there has to agree to. */
export const agreementsFor = (country: string): Agreement[] =>
  kinds
    .filter((kind) => kind !== "consent_for_collecting_personal_data" || !isConsentWaived(country))
    .map(agreementOf);
