// An invitation as every door sees it, and what may be said about a new one; browser-safe.
import { z } from "zod";
import { type Bundle, bundles } from "@/lib/core/roles";
import type { MailState } from "@/lib/mail/schema";
import { filledLine, idText, line, optionalLine } from "@/lib/text/schema";

export const purposes = ["DEVELOPER", "CUSTOMER"] as const;

export interface Invitation {
  id: string;
  firstName: string;
  lastName: string;
  email: string;
  company: string;
  country: string;
  purpose: string;
  /** Whether it is too old is computed, never stored. */
  status: "CREATED" | "FINISHED" | "DELETED";
  createdAt: Date;
  expiresAt: Date;
}

/** As administrators see it, with what became of its latest mail. */
export interface InvitationRow extends Invitation {
  bankId: string;
  /** The screen role the invitee gets there. */
  bundle: string | null;
  /** Of the customer the invitee is, or acts for; null for none. */
  customerNumber: string | null;
  openedAt: Date | null;
  settledAt: Date | null;
  settledBy: string | null;
  settledReason: string;
  linkAskedAt: Date | null;
  mailId: string | null;
  mailState: MailState | null;
  /** When it was sent, or made. */
  mailAt: Date | null;
  mailError: string;
  mailAttempts: number;
  nextTryAt: Date | null;
}

const texts = ["firstName", "lastName", "email", "company", "country"] as const;
type Text = (typeof texts)[number];
/** As the wire sent it, and gets it back: null is not "". */
export type GivenInvitation = Omit<Invitation, Text> & Record<Text, string | null>;

/** For mails and screens, where what is not known is an empty text. */
export const withoutNulls = <Given extends Record<Text, string | null>>(given: Given) => ({
  ...given,
  ...(Object.fromEntries(texts.map((name) => [name, given[name] ?? ""])) as Record<Text, string>),
});

const text = optionalLine(50);
export const bundleNames = Object.keys(bundles) as [Bundle, ...Bundle[]];

/** As lenient as the wire: the form asks for more. Only the page says what the invitee gets. */
export const newInvitation = z.object({
  bankId: z.string(),
  firstName: text,
  lastName: text,
  email: text,
  company: text,
  country: text,
  purpose: z.enum(purposes),
  bundle: z.enum(bundleNames).nullish(),
  customerNumber: line(50).nullish(),
});

/** OBP's integer key, 1 … 2^53−1, as its digits. */
export const secretKey = z.string().regex(/^-?\d{1,19}$/);

/** Which invitation a command is about. */
export const invitationIds = z.object({ bankId: idText, id: idText });

/** What an administrator knows from elsewhere: the mail came back after it had left. */
export const bounce = invitationIds.extend({
  reason: filledLine(200, "Say what the mail that came back says."),
});

export const revocation = invitationIds.extend({
  reason: filledLine(200, "Say why: your colleagues read this."),
});
