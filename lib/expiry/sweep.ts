// The round over all banks: which rungs were reached, which tasks are outdated. Run at each start and every half hour.
import { z } from "zod";
import { type Actor, dossierItself } from "@/lib/core/actor";
import { type Sql, sql } from "@/lib/core/db";
import type { Worker } from "@/lib/core/jobs";
import { log } from "@/lib/core/log";
import { byItself } from "@/lib/core/permissions";
import { defineQuery, perform } from "@/lib/core/use-case";
import { bankDay, expiryDay, isRunning } from "@/lib/expiry/current-sql";
import { closeOutdated, remindOfExpiry } from "@/lib/expiry/remind";
import { BACKLOG_AT_ONCE, BACKLOG_DAYS, RUNGS } from "@/lib/expiry/rules";
import { findOutdated } from "@/lib/tasks/close";

const BATCH = 500;

export interface Due {
  bankId: string;
  customerId: string;
  id: string;
}

/** For `kyc_document d` of a `bank b`: this rung of its end was told. */
const isTold = (rung: Sql): Sql => sql`EXISTS (SELECT 1 FROM task t WHERE t.bank_id = d.bank_id
  AND t.customer_id = d.customer_id AND t.document_id = d.id AND t.expiry_date = ${expiryDay} AND t.rung = ${rung})`;

/** Documents that stand on a rung whose task was not made yet, after the given one; without the backlog. */
const findDue = defineQuery({
  name: "document.find-due",
  allow: byItself(),
  input: z.object({ after: z.object({ bankId: z.string(), customerId: z.string(), id: z.string() }) }),
  run: async (db, { after }, { now }) => {
    return await db.query<Due>(sql`
      SELECT d.bank_id AS "bankId", d.customer_id AS "customerId", d.id
      FROM bank b
      JOIN kyc_document d ON d.bank_id = b.id AND d.expiry_date < ${now}::timestamptz + interval '92 days' AND ${isRunning}
      CROSS JOIN LATERAL (SELECT ${expiryDay} - ${bankDay(now)} AS days) until
      CROSS JOIN LATERAL (SELECT min(r) AS rung FROM unnest(${RUNGS}::int[]) r WHERE until.days <= r) step
      WHERE (d.bank_id, d.customer_id, d.id) > (${after.bankId}, ${after.customerId}, ${after.id})
        AND until.days >= ${-BACKLOG_DAYS}::int AND step.rung IS NOT NULL AND NOT ${isTold(sql`step.rung`)}
      ORDER BY d.bank_id, d.customer_id, d.id LIMIT ${BATCH}`);
  },
});

/** Of each bank as many of the backlog as its officers have room for, what ended last first. */
const findBacklog = defineQuery({
  name: "document.find-backlog",
  allow: byItself(),
  input: z.object({}),
  run: async (db, _, { now }) => {
    const from = sql`${bankDay(now)} - ${BACKLOG_DAYS}::int`;
    return await db.query<Due>(sql`
      SELECT d."bankId", d."customerId", d.id FROM bank b
      CROSS JOIN LATERAL (SELECT count(*)::int AS open FROM task t
        WHERE t.bank_id = b.id AND t.closed_at IS NULL AND t.expiry_date < ${from}) waiting
      CROSS JOIN LATERAL (
        SELECT d.bank_id AS "bankId", d.customer_id AS "customerId", d.id FROM kyc_document d
        WHERE d.bank_id = b.id AND d.expiry_date < ${now}::timestamptz AND ${expiryDay} < ${from}
          AND ${isRunning} AND NOT ${isTold(sql`0`)}
        ORDER BY d.expiry_date DESC, d.customer_id, d.id
        LIMIT greatest(${BACKLOG_AT_ONCE}::int - waiting.open, 0)) d`);
  },
});

const findOutdatedTasks = defineQuery({
  name: "task.find-outdated",
  allow: byItself(),
  input: z.object({ after: z.object({ bankId: z.string(), customerId: z.string() }) }),
  run: async (db, { after }) => await findOutdated(db, after, BATCH),
});

/** One file that cannot be done keeps nobody else from being told; the next round tries it again. */
async function orLogged<Result>(work: Promise<Result>): Promise<Result | null> {
  try {
    return await work;
  } catch (error) {
    log.fault(error);
    return null;
  }
}

async function closeAllOutdated(actor: Actor): Promise<void> {
  let after = { bankId: "", customerId: "" };
  for (;;) {
    const found = await perform(findOutdatedTasks, actor, { after });
    for (const whose of found) await orLogged(perform(closeOutdated, actor, { ...whose }));
    const last = found.at(-1);
    if (!last || found.length < BATCH) return;
    after = last;
  }
}

async function tell(actor: Actor, due: readonly Due[]): Promise<number> {
  let made = 0;
  for (const one of due) if (await orLogged(perform(remindOfExpiry, actor, { ...one }))) made += 1;
  return made;
}

/** Tells of every rung reached by `now`, and of some of the backlog. Returns how many tasks were made. */
export async function sweepExpiry(now: Date): Promise<number> {
  const actor = dossierItself(now);
  await closeAllOutdated(actor);
  let made = 0;
  let after: Due = { bankId: "", customerId: "", id: "" };
  for (;;) {
    const due = await perform(findDue, actor, { after });
    made += await tell(actor, due);
    const last = due.at(-1);
    if (!last || due.length < BATCH) break;
    after = last;
  }
  return made + (await tell(actor, await perform(findBacklog, actor, {})));
}

/** Half an hour: some banks' midnight is at half past somebody else's hour. */
export const expiryWorker = (): Worker => ({
  queue: "expiry",
  work: async () => void (await sweepExpiry(new Date())),
  everySeconds: 10,
  cron: "*/30 * * * *",
  mostSeconds: 1_800,
});
