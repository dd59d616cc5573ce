// A customer's timeline: what was changed (and, when asked, looked at), read from the audit's own events.
import { type Actor, holdsAt, holdsAtSystem } from "@/lib/core/actor";
import { type Reader, type Sql, sql } from "@/lib/core/db";
import { beforeEvent, cursorOf } from "@/lib/core/keyset";
import { atBank } from "@/lib/core/permissions";
import { defineQuery } from "@/lib/core/use-case";
import { type CustomerSubject, readCustomer } from "@/lib/customers/subject";
import { bandsOf, countKinds, kindOf, nounsOf, readRoles } from "@/lib/timeline/rules";
import {
  type Timeline,
  type TimelineEvent,
  type TimelineKind,
  timelineInput,
  timelineKinds,
} from "@/lib/timeline/schema";

const PAGE = 25;

interface EventRow extends Omit<TimelineEvent, "id" | "kind"> {
  id: bigint;
  noun: string;
  outcome: string;
}
interface Facts {
  createdAt: Date;
  counts: Record<string, number> | null;
  views: number;
  statuses: { id: string; ok: boolean; date: string | null; recordedAt: string }[] | null;
}

type Whose = Pick<CustomerSubject, "bankId" | "customerId">;
const whoseEvents = ({ bankId, customerId }: Whose): Sql =>
  sql`bank_id = ${bankId} AND customer_id = ${customerId}`;
const noun = sql`split_part(action, '.', 1)`;

const kindsFor = (actor: Actor, bankId: string): TimelineKind[] =>
  timelineKinds.filter((kind) =>
    readRoles[kind].some((role) => holdsAt(actor, role, bankId) || holdsAtSystem(actor, role)),
  );

/** How an imported customer came to the bank: the one event of the import, which names none of its customers. */
const importEvent = ({ bankId, customerId }: Whose): Sql =>
  sql`bank_id = ${bankId} AND action = 'import.run' AND outcome = 'done'
    AND subject_id = (SELECT import_id FROM customer WHERE id = ${customerId})`;

function readEvents(db: Reader, who: Whose, nouns: readonly string[], views: boolean, after?: string) {
  const isShown = sql`((outcome = 'done' AND ${noun} = ANY(${nouns}::text[])) OR (${views} AND outcome = 'viewed'))`;
  const before = beforeEvent(after, sql`at`, sql`id`);
  const columns = sql`id, at, action, outcome, ${noun} AS noun, subject_id AS "subjectId", person_id AS "personId",
      person_name AS "personName", consumer_name AS "consumerName", before, after`;
  const page = sql`ORDER BY at DESC, id DESC LIMIT ${PAGE + 1}`;
  return db.query<EventRow>(sql`
    (SELECT ${columns} FROM audit_event WHERE ${whoseEvents(who)} AND ${isShown} ${before} ${page})
    UNION ALL
    (SELECT ${columns} FROM audit_event WHERE ${importEvent(who)} AND ${isShown} ${before})
    ${page}`);
}

/** Counts and statuses in one round trip, beside the page of events. */
const readFacts = (db: Reader, who: Whose, nouns: readonly string[]) =>
  db.query<Facts>(sql`
    SELECT c.created_at AS "createdAt",
      (SELECT jsonb_object_agg(noun, n) FROM (
        SELECT ${noun} AS noun, count(*) AS n FROM audit_event
        WHERE ${whoseEvents(who)} AND outcome = 'done' AND ${noun} = ANY(${nouns}::text[]) GROUP BY 1
        UNION ALL SELECT 'import', 1 WHERE c.import_id IS NOT NULL AND 'import' = ANY(${nouns}::text[])) kinds) AS counts,
      (SELECT count(*)::int FROM audit_event WHERE ${whoseEvents(who)} AND outcome = 'viewed') AS views,
      (SELECT jsonb_agg(jsonb_build_object('id', id, 'ok', ok, 'date', date, 'recordedAt', recorded_at))
        FROM kyc_status WHERE ${whoseEvents(who)}) AS statuses
    FROM customer c WHERE c.id = ${who.customerId}`);

const eventOf = ({ noun, outcome, id, ...row }: EventRow): TimelineEvent => ({
  ...row,
  id: String(id),
  kind: outcome === "viewed" ? "view" : kindOf(noun),
});

const bandsFrom = ({ statuses, createdAt }: Facts) =>
  bandsOf(
    (statuses ?? []).map(({ id, ok, date, recordedAt }) => ({
      id,
      ok,
      date: date === null ? null : new Date(date),
      recordedAt: new Date(recordedAt),
    })),
    createdAt,
  );

/** Newest first, 25 to a page, only the kinds whose records the actor may read at this bank. */
export const listTimeline = defineQuery({
  name: "timeline.list",
  mayBeStale: true,
  allow: atBank(["CanGetCustomer", "CanGetCustomerOverview"]),
  subject: readCustomer,
  input: timelineInput,
  run: async (db, { kind, views, after }, { actor, subject }): Promise<Timeline> => {
    const kinds = kindsFor(actor, subject.bankId);
    const shown = kind ? kinds.filter((one) => one === kind) : kinds;
    const [rows, [facts]] = await Promise.all([
      readEvents(db, subject, nounsOf(shown), views, after),
      readFacts(db, subject, nounsOf(kinds)),
    ]);
    const events = rows.slice(0, PAGE).map(eventOf);
    const last = events.at(-1);
    return {
      events,
      counts: countKinds(facts?.counts ?? {}),
      views: facts?.views ?? 0,
      bands: facts && kinds.includes("status") ? bandsFrom(facts) : [],
      next: rows.length > PAGE && last ? cursorOf(last) : null,
    };
  },
});
