// One thing that happened: icon by kind, a sentence, a note, links, what changed, and when.
import type { ReactNode } from "react";
import { type DropOnto, DropTile } from "@/components/media/drop-tile";
import type { Tone } from "@/components/ui/badge";
import { type Change, Diff } from "@/components/ui/diff";
import { Go } from "@/components/ui/go";
import { Icon, type IconName } from "@/components/ui/icon";

/** `isExternal`: leaves the office, so it opens apart and tells nothing about where it came from. */
export type EventLink = {
  href: string;
  label: string;
  icon: IconName;
  isLit?: boolean;
  isExternal?: boolean;
};

export type TimelineEvent = {
  id: string;
  /** The element id other records link to. */
  anchor?: string;
  icon: IconName;
  tone?: Tone;
  /** "<b>Aiko Mori</b> checked identity <em>by online meeting</em>: <Verdict …>". */
  sentence: ReactNode;
  /** What was written, as it was written (line breaks kept). */
  note?: string;
  links?: EventLink[];
  changes?: Change[];
  /** What is told as one here, each by itself. */
  together?: TimelineEvent[];
  /** Folded behind "What changed" when there are many; open otherwise. */
  isFolded?: boolean;
  /** The credential that wrote the record when it is not the person named: "by API consumer core-import". */
  via?: string;
  /** Edit, show earlier versions … */
  actions?: ReactNode;
  /** Scans dropped on it are uploaded for the record it tells of. */
  onto?: DropOnto;
  /** ISO date-time; `time` as written ("14:02"); `title` in full with zone. */
  at: string;
  time: string;
  title: string;
  band: "ok" | "bad" | "none";
};

const longNote = 180;

export function Event(event: TimelineEvent) {
  const { icon, tone, sentence, links = [], actions, via, at, time, title, band } = event;
  return (
    <DropTile className={`ev band-${band}`} id={event.anchor} onto={event.onto}>
      <span className={tone ? `ev-icon is-${tone}` : "ev-icon"}>
        <Icon name={icon} />
      </span>
      <div className="ev-body">
        <p>{sentence}</p>
        {via && <p className="meta">{via}</p>}
        <EventNote note={event.note} />
        <Together events={event.together} />
        <EventChanges changes={event.changes} isFolded={event.isFolded} />
        {links.length > 0 && (
          <ul className="ev-links" aria-label="Linked">
            {links.map((link) => (
              <li key={`${link.href} ${link.label}`}>
                <Go
                  className={link.isLit ? "chip chip-link lit" : "chip chip-link"}
                  href={link.href}
                  {...(link.isExternal && { target: "_blank", rel: "noopener noreferrer" })}
                >
                  <Icon name={link.icon} />
                  {link.label}
                </Go>
              </li>
            ))}
          </ul>
        )}
        {actions && <div className="ev-acts">{actions}</div>}
      </div>
      <time dateTime={at} title={title}>
        {time}
      </time>
    </DropTile>
  );
}

function EventNote({ note }: Pick<TimelineEvent, "note">) {
  if (!note) return null;
  if (note.length <= longNote) return <p className="ev-note">{note}</p>;
  return (
    <details className="ev-note">
      <summary>{note}</summary>
    </details>
  );
}

function Together({ events = [] }: { events?: TimelineEvent[] }) {
  if (events.length === 0) return null;
  return (
    <details className="diff-box">
      <summary className="linkish">Each of them</summary>
      <ol className="ev-together">
        {events.map(({ id, sentence, note, at, time, title }) => (
          <li key={id}>
            <time dateTime={at} title={title}>
              {time}
            </time>{" "}
            {sentence}
            {note && <span className="meta"> · {note}</span>}
          </li>
        ))}
      </ol>
    </details>
  );
}

function EventChanges({ changes = [], isFolded }: Pick<TimelineEvent, "changes" | "isFolded">) {
  if (changes.length === 0) return null;
  if (!isFolded) return <Diff changes={changes} />;
  return (
    <details className="diff-box">
      <summary className="linkish">What changed</summary>
      <Diff changes={changes} />
    </details>
  );
}
