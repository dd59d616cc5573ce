// The story of a file: one rail by day, newest first, its edge telling the KYC status of the time.
import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Go } from "@/components/ui/go";
import { Event, type TimelineEvent } from "./timeline-event";

export type { TimelineEvent };
export type Band = "ok" | "bad" | "none";
export type TimelineDay = {
  /** YYYY-MM-DD in the bank's time zone. */
  date: string;
  /** "Today" or "Fri 20 Nov 2026", and the smaller words after it: "3 days ago". */
  title: string;
  aside?: string;
  band: Band;
  events: TimelineEvent[];
};
export type KindChip = { label: string; href: string; count: number; isCurrent?: boolean };

export type TimelineProps = {
  days: TimelineDay[];
  kinds: KindChip[];
  /** How many are shown of how many of the chosen kind. */
  shown: number;
  total: number;
  /** Where "Show 17 older" leads; absent when all are shown. */
  older?: string;
  /** "Show 31 views" / "Hide views". */
  views?: { href: string; label: string };
  /** The as-of control, or anything else for the head's right side. */
  asOf?: ReactNode;
  /** Leads back to all kinds; given when a filter is on. */
  clearHref?: string;
  /** Buttons for an empty file. */
  startWith?: ReactNode;
};

export function Timeline(props: TimelineProps) {
  const { days, kinds, views, asOf } = props;
  return (
    <section className="card timeline" aria-labelledby="tl-h">
      <div className="card-head tl-head">
        <h2 id="tl-h">Timeline</h2>
        {asOf}
      </div>
      <nav className="tl-tools" aria-label="Show kinds">
        {kinds.map((kind) => (
          <Go
            key={kind.label}
            className="chip"
            href={kind.href}
            scroll={false}
            aria-current={kind.isCurrent ? "true" : undefined}
          >
            {kind.label} <span className="n">{kind.count}</span>
          </Go>
        ))}
      </nav>
      {days.length > 0 && <BandKey views={views} />}
      {days.length > 0 ? <Rail days={days} /> : <NothingToTell {...props} />}
      <Older {...props} />
    </section>
  );
}

function BandKey({ views }: Pick<TimelineProps, "views">) {
  return (
    <div className="band-key">
      <span>Edge shows the KYC status then:</span>
      <span className="band-bad">
        <i className="swatch" />
        not OK
      </span>
      <span className="band-ok">
        <i className="swatch" />
        OK
      </span>
      <span className="band-none">
        <i className="swatch" />
        none yet
      </span>
      {views && (
        <Go className="views" href={views.href} scroll={false}>
          {views.label}
        </Go>
      )}
    </div>
  );
}

const bandInWords: Record<Band, string> = {
  ok: "KYC status OK",
  bad: "KYC status not OK",
  none: "no KYC status yet",
};

function Rail({ days }: { days: TimelineDay[] }) {
  return (
    <ol className="rail">
      {days.map((day) => (
        <li className="day" key={day.date}>
          <h3 className={`band-${day.band}`}>
            {day.title} {day.aside && <span>{day.aside}</span>}
            <span className="sr-only">, {bandInWords[day.band]}</span>
          </h3>
          <ol>
            {day.events.map((event) => (
              <Event key={event.id} {...event} />
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}

function NothingToTell({ clearHref, startWith }: TimelineProps) {
  if (clearHref) {
    return (
      <Empty
        action={
          <LinkButton small href={clearHref} scroll={false}>
            Show all kinds
          </LinkButton>
        }
      >
        Nothing of this kind has happened.
      </Empty>
    );
  }
  return <Empty action={startWith}>Nothing yet. Start with a document or a check.</Empty>;
}

function Older({ shown, total, older }: TimelineProps) {
  if (total === 0) return null;
  return (
    <div className="pager">
      <span>{shown < total ? `${shown} of ${total} shown` : `All ${total} shown`}</span>
      {older && (
        <LinkButton small href={older} scroll={false}>
          Show {total - shown} older
        </LinkButton>
      )}
    </div>
  );
}
