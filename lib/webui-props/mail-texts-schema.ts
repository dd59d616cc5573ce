// The four texts of an invitation mail as an administrator edits them; browser-safe.
import { z } from "zod";
import { purposes } from "@/lib/invitations/schema";
import { readSender } from "@/lib/mail/address";
import { filledLine, filledParagraph, line } from "@/lib/text/schema";
import { hasMark, marks, unknownMarks } from "@/lib/webui-props/marks";

export type Purpose = (typeof purposes)[number];
export const isPurpose = (text: unknown): text is Purpose => purposes.some((known) => known === text);

/** By OBP's endings of their names. */
export const parts = ["subject", "from", "text", "html_text"] as const;
export type Part = (typeof parts)[number];

export const webUiName = (purpose: Purpose, part: Part): string =>
  `webui_${purpose.toLowerCase()}_user_invitation_email_${part}`;

/** OBP's names of a part of the mail, the purpose's own first: customers without a text get the developers'. */
export const namesOf = (purpose: string, part: Part): string[] =>
  purpose === "CUSTOMER"
    ? [webUiName("CUSTOMER", part), webUiName("DEVELOPER", part)]
    : [webUiName("DEVELOPER", part)];

/** What any of the four may be: as long as the wire lets it. */
export const newTexts = z.object({
  purpose: z.enum(purposes),
  /** The version the form started from. */
  base: z.string().max(64),
  subject: line(255),
  from: line(255),
  text: z.string().max(60_000),
  html_text: z.string().max(60_000),
});

const known = Object.keys(marks)
  .map((mark) => `@${mark}`)
  .join(", ");

/** A mark that nothing fills would reach the invitee as it is. */
function refuseUnknown(value: string, context: z.RefinementCtx) {
  const [wrong] = unknownMarks(value);
  if (wrong) context.addIssue(`There is no placeholder ${wrong}. There are ${known}.`);
}

const demandLink = (value: string) => hasMark(value, "ACTIVATE_YOUR_ACCOUNT");
const noLink = "Keep @ACTIVATE_YOUR_ACCOUNT: without the link nobody can accept.";
const isSecretFree = (value: string) =>
  !hasMark(value, "ACTIVATE_YOUR_ACCOUNT") && !hasMark(value, "SECRET_CODE");

export const mailTextsForm = () =>
  z.strictObject({
    purpose: z.enum(purposes),
    base: z.string().max(64),
    subject: filledLine(200, "Write a subject.")
      .refine(
        isSecretFree,
        "The link and the number never stand in the subject: mailboxes show it to everybody.",
      )
      .superRefine(refuseUnknown),
    from: line(200)
      .transform((value) => value.trim())
      .refine(
        (value) => value === "" || readSender(value) !== null,
        "Write an address, as in kyc@bank.example or KYC desk <kyc@bank.example>, or leave it empty.",
      ),
    text: filledParagraph(20_000, "Write the text.").refine(demandLink, noLink).superRefine(refuseUnknown),
    html_text: filledParagraph(60_000, "Write the HTML.")
      .refine(demandLink, noLink)
      .superRefine(refuseUnknown),
  });

export const purposeForm = () => z.strictObject({ purpose: z.enum(purposes) });
