// Tests the audit's months on a real PostgreSQL: where events lie, how months come to be, and that nothing is changed.
import { afterEach, expect, test, vi } from "vitest";
import { auditWorker, makeAuditMonths, tidyOnceKeys } from "@/lib/audit/upkeep";
import { dossierItself, stranger } from "@/lib/core/actor";
import { writeApart, writeViewOnce } from "@/lib/core/audit";
import { prisma } from "@/lib/core/db";
import { uuidv7 } from "@/lib/core/ids";
import { startJobs, stopJobs } from "@/lib/core/jobs";
import { perform } from "@/lib/core/use-case";

afterEach(stopJobs);

const actorAt = (at: string) => stranger({ now: new Date(at), name: uuidv7() });
async function writeAt(at: string): Promise<string> {
  const actor = actorAt(at);
  await writeApart(actor, { action: "check.add", outcome: "done" });
  return actor.name;
}
/** The table in which the event of this name lies. */
async function placeOf(personName: string): Promise<string | undefined> {
  const [row] = await prisma().$queryRaw<{ place: string }[]>`
    SELECT tableoid::regclass::text AS place FROM audit_event WHERE person_name = ${personName}`;
  return row?.place;
}
const months = async () => {
  const rows = await prisma().$queryRaw<{ name: string }[]>`
    SELECT relid::text AS name FROM pg_partition_tree('audit_event') WHERE isleaf ORDER BY 1`;
  return rows.map(({ name }) => name);
};
const makeAt = (at: string) => perform(makeAuditMonths, dossierItself(new Date(at)), {});
const monthAfter = (months: number) =>
  new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() + months))
    .toISOString()
    .slice(0, 7);
const tableOf = (month: string) => `audit_event_${month.replace("-", "_")}`;

test("a new installation has this month and three more, each ends at midnight in UTC", async () => {
  const names = [0, 1, 2, 3].map((ahead) => tableOf(monthAfter(ahead)));
  expect(await months()).toEqual([...names, "audit_event_rest"]);
  const next = monthAfter(1);
  const lastMoment = new Date(Date.parse(`${next}-01T00:00:00Z`) - 1).toISOString();
  await prisma().$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL TimeZone = 'Pacific/Auckland'`;
    for (const [action, at] of [
      ["before", lastMoment],
      ["after", `${next}-01T00:00:00Z`],
    ])
      await tx.$executeRaw`INSERT INTO audit_event (at, action, outcome, via, person_name, correlation_id)
        VALUES (${at}::timestamptz, 'check.add', 'done', 'session', ${action}, '-')`;
  });
  expect([await placeOf("before"), await placeOf("after")]).toEqual(names.slice(0, 2));
});

test("the job makes what is missing once, also when two do it at the same moment, and leaves no month out", async () => {
  const at = `${monthAfter(5)}-28T23:59:59Z`;
  const made = await Promise.all([makeAt(at), makeAt(at)]);
  expect(made.map((one) => one.made).sort()).toEqual([0, 5]);
  expect(await makeAt(at)).toEqual({ made: 0 });
  const wanted = Array.from({ length: 9 }, (_, ahead) => tableOf(monthAfter(ahead)));
  expect(await months()).toEqual([...wanted, "audit_event_rest"]);
});

test("an event without a month waits with the rest, and moves as it is when its month is made", async () => {
  const [first, last, beyond] = await Promise.all(
    ["2031-02-01T00:00:00.000Z", "2031-02-28T23:59:59.999Z", "2031-03-01T00:00:00.000Z"].map(writeAt),
  );
  const ids = () =>
    prisma().auditEvent.findMany({ where: { at: { gt: new Date("2031-01-01") } }, orderBy: { id: "asc" } });
  const before = await ids();
  const make = () => prisma().$queryRaw`SELECT make_audit_month('2031-02-14') AS made`;
  expect(await make()).toEqual([{ made: true }]);
  expect(await make()).toEqual([{ made: false }]);
  expect(await Promise.all([first, last, beyond].map((name) => placeOf(name ?? "")))).toEqual([
    "audit_event_2031_02",
    "audit_event_2031_02",
    "audit_event_rest",
  ]);
  expect(await ids()).toEqual(before);
  expect(await placeOf(await writeAt("2031-02-03T00:00:00Z"))).toBe("audit_event_2031_02");
});

test("nothing that is recorded changes: not in the whole, not in a month, old or new, not in the rest", async () => {
  await writeAt("2033-05-05T05:05:05Z");
  await prisma().$queryRaw`SELECT make_audit_month('2033-05-01')`;
  await writeAt("1999-01-01T00:00:00Z");
  const month = await placeOf(await writeAt(new Date().toISOString()));
  for (const table of ["audit_event", month, "audit_event_2033_05", "audit_event_rest"])
    for (const text of [`UPDATE ${table} SET detail = 'x'`, `DELETE FROM ${table}`, `TRUNCATE ${table}`])
      await expect(prisma().$executeRawUnsafe(text), text).rejects.toThrow("append-only");
});

test("twenty looks at once are one event; a key goes when it can come no more", async () => {
  const actor = { ...actorAt(new Date().toISOString()), personId: uuidv7() };
  const looks = Array.from({ length: 20 }, (_, n) => ({ ...actor, correlationId: `look ${n}` }));
  const entry = { action: "customer.view", bankId: "b", customerId: "c" };
  // What this process remembers is of no help: each asks before the first has written.
  await Promise.all(looks.map((one) => writeViewOnce(one, entry)));
  expect(await prisma().auditEvent.count({ where: { personId: actor.personId } })).toBe(1);
  const keys = () => prisma().eventOnce.count({ where: { key: { startsWith: `${actor.personId}` } } });
  const tidyAfter = (hours: number) =>
    perform(tidyOnceKeys, dossierItself(new Date(actor.now.getTime() + hours * 3_600_000)), {});
  await tidyAfter(23);
  expect(await keys()).toBe(1);
  await tidyAfter(25);
  expect(await keys()).toBe(0);
});

test("a start makes the months, through the real queue, and every night does", async () => {
  const last = tableOf(monthAfter(3));
  await prisma().$executeRawUnsafe(`ALTER TABLE audit_event DETACH PARTITION ${last}`);
  await prisma().$executeRawUnsafe(`DROP TABLE ${last}`);
  await startJobs([{ ...auditWorker(), everySeconds: 0.5 }]);
  await vi.waitFor(async () => expect(await months()).toContain(last), { timeout: 12_000, interval: 100 });
  const [schedule] = await prisma().$queryRaw<object[]>`SELECT name, cron, timezone FROM pgboss.schedule`;
  expect(schedule).toEqual({ name: "audit-upkeep", cron: "41 2 * * *", timezone: "UTC" });
});
