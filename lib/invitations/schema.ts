// An invitation as every door sees it, and what may be said about a new one; browser-safe.
import { z } from "zod";
import { line } from "@/lib/text/schema";

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

const text = line(50);

/** As lenient as the wire: the form asks for more. */
export const newInvitation = z.object({
  bankId: z.string(),
  firstName: text,
  lastName: text,
  email: text,
  company: text,
  country: text,
  purpose: z.enum(purposes),
});

/** OBP's integer key, 1 … 2^53−1, as its digits. */
export const secretKey = z.string().regex(/^-?\d{1,19}$/);
