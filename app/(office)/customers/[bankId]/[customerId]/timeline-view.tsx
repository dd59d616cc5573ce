// The story of the file: the timeline's events by day, each with its words, its links and the status of the time.

import type { ReactNode } from "react";
import { type FileIds, fileHref } from "@/app/(office)/customers/[bankId]/[customerId]/href";
import { dropOnto } from "@/app/(office)/customers/[bankId]/[customerId]/media/relatives";
import { type LinkIndex, linksOf } from "@/app/(office)/customers/[bankId]/[customerId]/timeline-links";
import { wordsFor } from "@/app/(office)/customers/[bankId]/[customerId]/timeline-words";
import { type Band, Timeline, type TimelineDay } from "@/components/kyc/timeline";
import type { TimelineEvent as DrawnEvent } from "@/components/kyc/timeline-event";
import { Go } from "@/components/ui/go";
import { changesBetween } from "@/lib/audit/field-words";
import { dayIn, formatDay, formatTime, formatTimestamp, isoDay, relative, visibleText } from "@/lib/format";
import { foldLooks } from "@/lib/timeline/folds";
import type { StatusBand, TimelineEvent, TimelineKind, Timeline as Told } from "@/lib/timeline/schema";

export interface TimelineViewProps {
  file: FileIds;
  told: Told;
  kind?: TimelineKind;
  isWithViews: boolean;
  timeZone: string;
  now: Date;
  links: LinkIndex;
  /** Panels that edit a record, by kind; only those the actor may open. */
  editPanels: Partial<Record<TimelineEvent["kind"], string>>;
}

const chipWords: [TimelineKind, string][] = [
  ["check", "Checks"],
  ["document", "Documents"],
  ["media", "Media"],
  ["status", "Status"],
  ["tax", "Tax"],
  ["address", "Addresses"],
  ["customer", "Customer"],
  ["attribute", "Attributes"],
  ["account", "Accounts"],
];

export function TimelineView(props: TimelineViewProps) {
  const { file, told, kind, isWithViews } = props;
  const views = isWithViews ? "1" : undefined;
  const all = Object.values(told.counts).reduce((sum, count) => sum + count, 0);
  const chips = chipWords.filter(([name]) => told.counts[name]);
  const total = (kind ? (told.counts[kind] ?? 0) : all) + (isWithViews ? told.views : 0);
  return (
    <Timeline
      days={daysOf(props)}
      kinds={[
        { label: "All", href: fileHref(file, { views }, "tl-h"), count: all, isCurrent: !kind },
        ...chips.map(([name, label]) => ({
          label,
          href: fileHref(file, { kind: name, views }, "tl-h"),
          count: told.counts[name] ?? 0,
          isCurrent: kind === name,
        })),
      ]}
      shown={told.events.length}
      total={total}
      older={told.next ? fileHref(file, { kind, views, before: told.next }, "tl-h") : undefined}
      views={
        told.views > 0
          ? {
              href: fileHref(file, { kind, views: isWithViews ? undefined : "1" }, "tl-h"),
              label: isWithViews
                ? "Hide views"
                : told.views === 1
                  ? "Show 1 view"
                  : `Show ${told.views} views`,
            }
          : undefined
      }
      clearHref={kind ? fileHref(file, {}, "tl-h") : undefined}
    />
  );
}

/** The status that held at a moment, from the bands oldest first. */
function bandAt(bands: readonly StatusBand[], at: Date): Band {
  const ok = bands.findLast(({ from }) => from <= at)?.ok ?? null;
  return ok === null ? "none" : ok ? "ok" : "bad";
}

function daysOf(props: TimelineViewProps): TimelineDay[] {
  const { told, timeZone, now } = props;
  const days: TimelineDay[] = [];
  for (const group of foldLooks(told.events, (at) => isoDay(at, timeZone))) {
    const [event] = group;
    const date = isoDay(event.at, timeZone);
    if (days.at(-1)?.date !== date) {
      const isToday = date === isoDay(now, timeZone);
      const day = formatDay(event.at, timeZone);
      const aside = isToday ? day : relative(dayIn(event.at, timeZone), dayIn(now, timeZone));
      days.push({
        date,
        title: isToday ? "Today" : day,
        aside,
        band: bandAt(told.bands, event.at),
        events: [],
      });
    }
    days.at(-1)?.events.push(group.length === 1 ? draw(event, props) : drawTogether(group, props));
  }
  return days;
}

/** What made a record is what others link to; a reminder is about one that is there already. */
const anchorOf = ({ kind, action, subjectId, before }: TimelineEvent) =>
  subjectId && !before && kind !== "view" && action !== "document.remind"
    ? `${kind}-${subjectId}`
    : undefined;

const nameOf = ({ personName }: TimelineEvent) => <b>{personName ? visibleText(personName) : "Dossier"}</b>;

/** Several looks of one person as one line, behind which each stands. */
function drawTogether(looks: [TimelineEvent, ...TimelineEvent[]], props: TimelineViewProps): DrawnEvent {
  const [newest] = looks;
  return {
    ...draw(newest, props),
    sentence: (
      <>
        {nameOf(newest)} looked {looks.length} times
      </>
    ),
    ...{ note: undefined, links: [] },
    together: looks.map((look) => draw(look, props)),
  };
}

function draw(event: TimelineEvent, props: TimelineViewProps): DrawnEvent {
  const { told, timeZone, links } = props;
  const changes = event.before && event.after ? changesBetween(event.before, event.after) : [];
  // Editing changes the record as it is now: offered once, beside the newest of its events.
  const newest = told.events.find(({ subjectId }) => subjectId === event.subjectId);
  const isCurrent = newest === event && event.subjectId !== null && links.editable.has(event.subjectId);
  return {
    id: event.id,
    anchor: anchorOf(event),
    ...wordsFor(event, nameOf(event)),
    via: viaOf(event),
    changes,
    isFolded: changes.length > 4,
    links: linksOf(event, links),
    ...deedsOf(event, isCurrent, props),
    at: event.at.toISOString(),
    time: formatTime(event.at, timeZone),
    title: `${formatTimestamp(event.at)} · record ${event.id}`,
    band: bandAt(told.bands, event.at),
  };
}

/** What can be done about a record as it is now: it is edited, and a check takes scans too. */
function deedsOf({ kind, subjectId }: TimelineEvent, isCurrent: boolean, props: TimelineViewProps) {
  const { file, editPanels } = props;
  const panel = isCurrent ? editPanels[kind] : undefined;
  const id = subjectId ?? undefined;
  const takesScans = isCurrent && kind === "check" && editPanels.media !== undefined;
  const link = (name: string, words: ReactNode) => (
    <Go className="linkish" href={fileHref(file, { panel: name, id })} scroll={false}>
      {words}
    </Go>
  );
  return {
    actions: (panel || takesScans) && (
      <>
        {panel && link(panel, "Edit")}
        {takesScans && link("upload", "Add scan")}
      </>
    ),
    onto: takesScans ? dropOnto(file, { relatesToKycCheckId: id }) : undefined,
  };
}

/** The credential and the staff name that was claimed are two things: both are said when they differ. */
function viaOf({ consumerName, personName, after }: TimelineEvent): string | undefined {
  const claimed = typeof after?.staffName === "string" ? after.staffName : "";
  const staff = claimed && claimed !== personName ? `names ${visibleText(claimed)} as staff` : "";
  const program = consumerName ? `recorded through ${visibleText(consumerName)}` : "";
  return [program, staff].filter(Boolean).join(", ") || undefined;
}
