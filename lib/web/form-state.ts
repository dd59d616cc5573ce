// What a form gets back from its action; types only, so that browsers may import it.
import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/browser";

/** How somebody can confirm that it is still she; `passkey` is what the browser needs for one. */
export interface Ways {
  by: "factor" | "password" | "again";
  passkey: PublicKeyCredentialRequestOptionsJSON | null;
}

export interface FormState {
  /** Refused as a whole, or null before the first try. */
  message: string | null;
  code: string | null;
  /** A sentence beside each field that is wrong. */
  errors: Record<string, string>;
  /** What was typed, to be given back (never a secret's). */
  typed: Record<string, string | string[]>;
  /** Somebody else's version, when two people edited the same thing. */
  theirs: {
    version: number;
    by: string;
    at: string;
    fields: Record<string, unknown>;
    was: Record<string, unknown>;
  } | null;
  /** The last proof of who acts is too old: the form asks for it, and sends everything again. */
  confirm?: Ways;
}

export const untouched: FormState = { message: null, code: null, errors: {}, typed: {}, theirs: null };
