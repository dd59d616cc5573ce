// A bank as the rest of the house knows it, and what may be said about a new one; browser-safe.
import { z } from "zod";
import { idText, line, optionalLine } from "@/lib/text/schema";

export interface BankRouting {
  scheme: string;
  address: string;
}

export interface Bank {
  id: string;
  bankCode: string;
  fullName: string;
  logo: string | null;
  website: string | null;
  bankRoutings: BankRouting[];
  /** ISO 3166-1 alpha-2: national phone numbers are read as this country's first. */
  country: string;
  /** IANA name: "today" and "tomorrow" are this zone's. */
  timeZone: string;
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

/** As OBP's body for a new bank; country and time zone are ours, with a default a client may leave. */
export const newBank = z.object({
  id: idText.nullish(),
  bankCode: line(100),
  fullName: optionalLine(255),
  logo: optionalLine(255),
  website: optionalLine(255),
  bankRoutings: z
    .array(z.object({ scheme: line(128), address: line(128) }))
    .max(20)
    .default([]),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, "Use the country's two capital letters, as in DE.")
    .default("GB"),
  timeZone: z.string().refine(isTimeZone, "Use a time zone's name, as in Europe/Berlin.").default("UTC"),
});
