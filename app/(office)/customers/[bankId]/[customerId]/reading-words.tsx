// What was read from a scan, on the timeline: confirmed, and where it differs from the records, closed with a reason.
import type { ReactNode } from "react";
import { formatDate } from "@/lib/format";
import { fieldLabels } from "@/lib/reader/field-labels";
import type { TimelineEvent } from "@/lib/timeline/schema";
import { text, type Words } from "./told";

const labelOf = (field: string) =>
  (Object.hasOwn(fieldLabels, field) ? fieldLabels[field as keyof typeof fieldLabels] : field).toLowerCase();
const shown = (value: string) =>
  /^\d{4}-\d\d-\d\d$/.test(value) ? formatDate(new Date(`${value}T00:00:00Z`)) : value || "nothing";

/** Whether an event is of this file. */
export const isOfReading = ({ action }: TimelineEvent): boolean => /^(reading|difference)\./.test(action);

export function tellReading({ action, after }: TimelineEvent, who: ReactNode): Words {
  if (action === "reading.make")
    return { icon: "scan-search", sentence: <>{who} had a scan read by machine</> };
  if (action === "difference.close")
    return {
      icon: "git-compare-arrows",
      note: text(after, "reason"),
      sentence: (
        <>
          {who} closed a difference with a reason: {labelOf(text(after, "field"))} confirmed from the scan as{" "}
          <b>{shown(text(after, "readValue"))}</b>, on record <b>{shown(text(after, "recordedValue"))}</b>
        </>
      ),
    };
  const corrected = Array.isArray(after?.corrected)
    ? after.corrected.map((field) => labelOf(String(field)))
    : [];
  return {
    icon: "scan-search",
    tone: "ok",
    note: corrected.length > 0 ? `Corrected by hand: ${corrected.join(", ")}` : undefined,
    sentence: (
      <>
        {who} confirmed what was read from a scan: <b>{text(after, "number")}</b>
      </>
    ),
  };
}
