// My work: the open tasks of the officer's banks, the one due first first.
import { z } from "zod";
import { bankFacts } from "@/lib/banks/banks";
import { type Actor, holdsAt, holdsAtSystem } from "@/lib/core/actor";
import { emptySql, type Reader, type Sql, sql } from "@/lib/core/db";
import { cursorOf, MOST_COUNTED, readCursor } from "@/lib/core/keyset";
import { atBank, atSomeBank, type Scope } from "@/lib/core/permissions";
import { defineQuery } from "@/lib/core/use-case";
import { banksWithNames } from "@/lib/customers/names";
import { bankDay } from "@/lib/expiry/current-sql";
import { listOfficers } from "@/lib/expiry/officers";
import { type DueName, type Task, taskInput, type Whose, type Work, workInput } from "@/lib/tasks/schema";

const PAGE = 50;

/** Renewing a document takes its role and the sight of it. */
const banksOfWork = (actor: Actor, scope: Scope): string[] =>
  (scope === "all" ? [] : [...scope]).filter(
    (bankId) =>
      holdsAtSystem(actor, "CanGetAnyKycDocuments") || holdsAt(actor, "CanGetAnyKycDocuments", bankId),
  );

/** For `task t` of a bank `b`; due on the day the document expires. */
const dueIn = (now: Date): Record<DueName, Sql> => ({
  overdue: sql`t.expiry_date < ${bankDay(now)}`,
  week: sql`t.expiry_date BETWEEN ${bankDay(now)} AND ${bankDay(now)} + 7`,
  later: sql`t.expiry_date > ${bankDay(now)} + 7`,
});
const whoseIs = (personId: string | null): Record<Whose, Sql> => ({
  open: sql`(t.assigned_to = ${personId} OR t.assigned_to IS NULL)`,
  mine: sql`t.assigned_to = ${personId}`,
  nobody: sql`t.assigned_to IS NULL`,
  team: sql`true`,
});

const openAt = (banks: readonly string[]) => sql`
  FROM task t JOIN bank b ON b.id = t.bank_id
  WHERE t.closed_at IS NULL AND t.bank_id = ANY(${[...banks]}::text[])`;

const readTasks = (db: Reader, ids: Sql, actor: Actor) => {
  const named = banksWithNames(actor);
  const mayName = sql`(${named === "all"} OR t.bank_id = ANY(${named === "all" ? [] : named}::text[]))`;
  return db.query<Task>(sql`
    SELECT t.id, t.bank_id AS "bankId", t.customer_id AS "customerId",
      CASE WHEN ${mayName} THEN v.customer_number END AS "customerNumber",
      CASE WHEN ${mayName} THEN v.legal_name END AS "legalName",
      t.document_id AS "documentId", d.type, d.number, t.expiry_date AS "expiryDate", t.rung,
      t.assigned_to AS "assignedTo", p.name AS "assignedName", b.time_zone AS "timeZone"
    FROM (${ids}) found JOIN task t ON t.id = found.id JOIN bank b ON b.id = t.bank_id
    JOIN customer_version v ON v.bank_id = t.bank_id AND v.customer_id = t.customer_id AND v.superseded_at IS NULL
    LEFT JOIN kyc_document d ON d.bank_id = t.bank_id AND d.customer_id = t.customer_id AND d.id = t.document_id
      AND d.superseded_at IS NULL
    LEFT JOIN person p ON p.id = t.assigned_to
    ORDER BY t.expiry_date, t.id`);
};

async function countWork(
  db: Reader,
  banks: readonly string[],
  whose: Whose,
  personId: string | null,
  now: Date,
) {
  const [is, due] = [whoseIs(personId), dueIn(now)];
  const [row] = await db.query<Record<string, number>>(sql`
    SELECT ${countIf(is.open)} AS open, ${countIf(is.mine)} AS mine, ${countIf(is.nobody)} AS nobody,
      count(*)::int AS team, ${countIf(sql`${due.overdue} AND ${is[whose]}`)} AS overdue,
      ${countIf(sql`${due.week} AND ${is[whose]}`)} AS week, ${countIf(sql`${due.later} AND ${is[whose]}`)} AS later
    ${openAt(banks)}`);
  const { open = 0, mine = 0, nobody = 0, team = 0, overdue = 0, week = 0, later = 0 } = row ?? {};
  return { whose: { open, mine, nobody, team }, due: { overdue, week, later } };
}
const countIf = (condition: Sql): Sql => sql`(count(*) FILTER (WHERE ${condition}))::int`;

/** A page of them, with how many there are of each kind. */
export const listWork = defineQuery({
  name: "task.list",
  allow: atSomeBank("CanAddKycDocument"),
  input: workInput,
  run: async (db, { whose, due, after }, { actor, scope, now }): Promise<Work> => {
    const banks = banksOfWork(actor, scope);
    const cursor = readCursor(after);
    const onward = cursor
      ? sql`AND (t.expiry_date, t.id) > (${cursor.at}::timestamptz AT TIME ZONE 'UTC', ${cursor.id})`
      : emptySql;
    const ids = sql`SELECT t.id ${openAt(banks)} AND ${whoseIs(actor.personId)[whose]}
      ${due ? sql`AND ${dueIn(now)[due]}` : emptySql} ${onward} ORDER BY t.expiry_date, t.id LIMIT ${PAGE + 1}`;
    const rows = await readTasks(db, ids, actor);
    const tasks = rows.slice(0, PAGE);
    const last = tasks.at(-1);
    const next = last && rows.length > PAGE ? cursorOf({ at: last.expiryDate, id: last.id }) : null;
    return { tasks, next, ...(await countWork(db, banks, whose, actor.personId, now)) };
  },
});

/** One open task and who could do it: for the panel that hands it over; null when there is none (any more). */
export const viewTask = defineQuery({
  name: "task.view",
  allow: atBank("CanAddKycDocument"),
  input: taskInput,
  run: async (db, { bankId, id }, { actor, now }) => {
    const ids = sql`SELECT t.id ${openAt(banksOfWork(actor, [bankId]))} AND t.id = ${id}`;
    const [task] = await readTasks(db, ids, actor);
    if (!task) return null;
    const { timeZone } = await bankFacts(db, bankId);
    return { task, timeZone, officers: await listOfficers(db, bankId, now) };
  },
});

/** How much waits for this officer: his own tasks and those nobody took; a thousand at most. For the navigation. */
export const countWaiting = defineQuery({
  name: "task.count",
  allow: atSomeBank("CanAddKycDocument"),
  input: z.object({}),
  run: async (db, _, { actor, scope }): Promise<number> => {
    const [row] = await db.query<{ count: number }>(sql`
      SELECT count(*)::int AS count
      FROM (SELECT 1 ${openAt(banksOfWork(actor, scope))} AND ${whoseIs(actor.personId).open} LIMIT ${MOST_COUNTED}) few`);
    return row?.count ?? 0;
  },
});
