// The marks of an invitation mail, and what stands for them in an example. Pure, browser-safe.
import type { Values } from "@/lib/mail/template";

export const marks = {
  EMAIL_RECIPIENT: "the invitee’s first name",
  INVITER: "who invites",
  BANK: "the bank’s id",
  LINK_ENDS: "until when the link counts, in UTC",
  ACTIVATE_YOUR_ACCOUNT: "the link",
  SECRET_CODE: "OBP’s number of the invitation",
} as const;

type Mark = keyof typeof marks;
const marksIn = (text: string): readonly string[] => text.match(/@[A-Z][A-Z_]*/g) ?? [];

/** What looks like a mark and is none, each once, as it is written: `@NAME`. */
export const unknownMarks = (text: string): string[] => [
  ...new Set(marksIn(text).filter((found) => !Object.hasOwn(marks, found.slice(1)))),
];

export const hasMark = (text: string, mark: Mark): boolean => marksIn(text).includes(`@${mark}`);

/** `links` begins the example's link; it opens nothing. */
export const exampleValues = (facts: {
  inviter: string;
  bankId: string;
  ends: string;
  links: string;
}): Values => ({
  EMAIL_RECIPIENT: "Maëlle",
  INVITER: facts.inviter,
  BANK: facts.bankId,
  LINK_ENDS: facts.ends,
  ACTIVATE_YOUR_ACCOUNT: `${facts.links}/invite/an-example-that-opens-nothing`,
  SECRET_CODE: "5819479115482092",
});
