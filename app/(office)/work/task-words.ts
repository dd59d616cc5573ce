// A task in words: what is to be done about which document, and by when.
import type { BadgeModel } from "@/components/ui/badge";
import { dayIn, daysBetween, formatDate, visibleText } from "@/lib/format";
import { documentLabel, documentType } from "@/lib/kyc/document-types";
import type { Task } from "@/lib/tasks/schema";

/** `passport`, or a type of its own as it was written. */
const typeWords = (type: string | null) => {
  const label = visibleText(documentLabel(type));
  return documentType(type) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
};

/** `Ask for a new passport`. */
export const taskName = ({ type }: Pick<Task, "type">): string => `Ask for a new ${typeWords(type)}`;

/** By when, in the bank's days: late is what is past the day on which the document expired. */
export function dueOf({ expiryDate, timeZone }: Task, now: Date): BadgeModel {
  const days = daysBetween(dayIn(now, timeZone), expiryDate);
  const title = formatDate(expiryDate);
  if (days < 0) return { tone: "bad", word: `${-days} d late`, icon: "calendar-x", title };
  if (days === 0) return { tone: "soon", word: "today", icon: "clock-alert", title };
  return { tone: days <= 7 ? "soon" : "neutral", word: `in ${days} d`, icon: "calendar-clock", title };
}
