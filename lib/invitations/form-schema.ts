// What an administrator must satisfy on the page beyond what the wire asks.
import { z } from "zod";
import { bundleNames, purposes } from "@/lib/invitations/schema";
import { isMailAddress } from "@/lib/mail/address";
import { blankAsNull, filledLine, line } from "@/lib/text/schema";

const email = filledLine(50, "Write the e-mail address the invitation goes to.").refine(
  isMailAddress,
  "This is no e-mail address that a mail can be sent to: plain letters, as in name@bank.example.",
);

/** The countries are those of the select, by name: OBP keeps what is written. */
export const invitationForm = () =>
  z
    .object({
      bankId: z.string(),
      firstName: filledLine(50, "Write the first name."),
      lastName: filledLine(50, "Write the last name."),
      email,
      company: filledLine(50, "Write the company or bank."),
      country: filledLine(50, "Choose the country."),
      purpose: z.enum(purposes, "Choose what the access is for."),
      bundle: blankAsNull(z.enum(bundleNames, "Choose one of the roles.")),
      customerNumber: blankAsNull(line(50)).optional(),
    })
    .refine(({ purpose, customerNumber }) => !customerNumber || purpose === "CUSTOMER", {
      path: ["customerNumber"],
      message: "Only an invitation to a customer names one: choose that purpose, or leave this empty.",
    });

const about = z.string().max(64);

/** Its field has a name of its own: the panel has another reason beside it. */
export const bounceForm = z
  .strictObject({
    bankId: about,
    id: about,
    bounce: filledLine(200, "Say what the mail that came back says."),
  })
  .transform(({ bounce, ...ids }) => ({ ...ids, reason: bounce }));
