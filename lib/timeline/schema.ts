// The kinds of events on a customer's timeline, what a page may ask for, and what it gets; browser-safe.
import { z } from "zod";
import { idText } from "@/lib/text/schema";

export const timelineKinds = [
  "check",
  "document",
  "media",
  "status",
  "address",
  "tax",
  "customer",
  "attribute",
  "account",
] as const;
export type TimelineKind = (typeof timelineKinds)[number];

export const timelineInput = z.object({
  bankId: idText,
  customerId: idText,
  /** One kind only. */
  kind: z.enum(timelineKinds).optional(),
  /** Whether views stand between the changes. */
  views: z.boolean().default(false),
  /** `next` of the page before. */
  after: z.string().max(60).optional(),
});

export interface TimelineEvent {
  id: string;
  at: Date;
  kind: TimelineKind | "view";
  /** `noun.verb`, as in `check.add`. */
  action: string;
  /** The id of the record it is about. */
  subjectId: string | null;
  /** The credential that wrote it: a person, and the program he came through. */
  personId: string | null;
  personName: string | null;
  consumerName: string | null;
  /** The record's own fields in camelCase, dates as ISO text, tax numbers masked. */
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

/** From this moment on the KYC status was so; null before there was any. */
export interface StatusBand {
  from: Date;
  ok: boolean | null;
}

export interface Timeline {
  events: TimelineEvent[];
  /** How many there are of each kind the reader may see. */
  counts: Partial<Record<TimelineKind, number>>;
  views: number;
  /** Oldest first; empty without the role to read statuses. */
  bands: StatusBand[];
  /** Give it as `after` for the next page; null on the last. */
  next: string | null;
}
