// What may be asked of the audit, and what a row of it says; browser-safe.
import { z } from "zod";
import { blankAsNull, dateText, idText, line } from "@/lib/text/schema";

const optional = <Schema extends z.ZodType>(schema: Schema) => blankAsNull(schema).optional();
const cursor = z.string().max(120).optional();

export const auditFilter = z.object({
  /** One of the banks where the role is held; all of them without it. */
  bankId: optional(idText),
  /** Somebody's id or e-mail, or a part of the name. */
  person: optional(line(200)),
  /** A customer's id, or the number it has now. */
  customer: optional(line(64)),
  /** `noun.verb`, or the noun alone. */
  action: optional(line(64)),
  outcome: optional(z.enum(["done", "refused", "viewed"])),
  /** A calendar day at the bank of the event. */
  day: optional(dateText),
  /** `next` of the newer page. */
  after: cursor,
  /** `previous` of the older page; `after` is left aside then. */
  before: cursor,
});
export type AuditFilter = z.output<typeof auditFilter>;

export const lookupFilter = auditFilter.pick({
  bankId: true,
  person: true,
  day: true,
  after: true,
  before: true,
});
export type LookupFilter = z.output<typeof lookupFilter>;

export interface AuditRow {
  id: string;
  at: Date;
  action: string;
  outcome: "done" | "refused" | "viewed";
  /** Null for what belongs to no bank: signing in and out, tokens, what was refused before a bank was named. */
  bankId: string | null;
  customerId: string | null;
  /** As they are now; null when there is no such customer at this bank (any more). */
  customerNumber: string | null;
  customerName: string | null;
  subjectId: string | null;
  personId: string | null;
  personName: string | null;
  /** Whose sign-in it was, also when it was refused and nobody is signed in yet. */
  signInName: string | null;
  consumerName: string | null;
  via: string;
  roleName: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  detail: string | null;
  correlationId: string;
  address: string | null;
  agent: string | null;
}

/** Somebody looked for a customer: what was typed, and how it was read. */
export interface Lookup {
  id: string;
  at: Date;
  personId: string;
  personName: string;
  text: string;
  readAs: string | null;
  /** Those of the banks it went over that the reader may audit. */
  bankIds: string[];
}

export interface Page<Row> {
  rows: Row[];
  /** Give it as `after` for the next, older page; null on the last. */
  next: string | null;
  /** Give it as `before` for the newer page; null on the first. */
  previous: string | null;
}
