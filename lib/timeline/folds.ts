// Looks that follow one another are told as one: somebody who opens five scans and comes back to two of them looked around once.
import type { TimelineEvent } from "@/lib/timeline/schema";

const togetherMs = 10 * 60_000;

/** Newest first, as they come. Looks of one person on one day, each within ten minutes of the next, form one group; anything else stands alone. */
export function foldLooks(
  events: readonly TimelineEvent[],
  dayOf: (at: Date) => string,
): [TimelineEvent, ...TimelineEvent[]][] {
  const groups: [TimelineEvent, ...TimelineEvent[]][] = [];
  for (const event of events) {
    const group = groups.at(-1);
    const newer = group?.at(-1);
    if (group && newer && isOneLook(newer, event) && dayOf(newer.at) === dayOf(event.at)) group.push(event);
    else groups.push([event]);
  }
  return groups;
}

const isOneLook = (newer: TimelineEvent, older: TimelineEvent): boolean =>
  newer.kind === "view" &&
  older.kind === "view" &&
  newer.personId === older.personId &&
  newer.consumerName === older.consumerName &&
  newer.at.getTime() - older.at.getTime() <= togetherMs;
