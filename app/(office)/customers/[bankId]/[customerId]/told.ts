// What an event of the timeline is told with.
import type { ReactNode } from "react";
import type { TimelineEvent as DrawnEvent } from "@/components/kyc/timeline-event";
import { visibleText } from "@/lib/format";
import type { TimelineEvent } from "@/lib/timeline/schema";

export type Words = Pick<DrawnEvent, "icon" | "tone" | "note"> & { sentence: ReactNode };
export type Fields = Record<string, unknown>;
export type Tell = (event: TimelineEvent, who: ReactNode) => Words;

/** A field as it may be shown; empty when there is none. */
export const text = (fields: Fields | null, name: string): string => {
  const value = fields?.[name];
  return typeof value === "string" ? visibleText(value) : "";
};
