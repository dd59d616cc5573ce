// Reads on a real streaming replica (Debian's PostgreSQL 15): who gets them, who does not, and what happens when it lags or is away.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { listAuditEvents } from "@/lib/audit/audit";
import { openToken } from "@/lib/auth/tokens";
import { type Actor, stranger } from "@/lib/core/actor";
import { prisma, sql } from "@/lib/core/db";
import { uuidv7 } from "@/lib/core/ids";
import { anyone } from "@/lib/core/permissions";
import { lookAtReplica, mostBehindMs, ownWriteMs, watchReplica } from "@/lib/core/replica";
import { defineQuery, perform } from "@/lib/core/use-case";
import { createCustomer } from "@/lib/customers/customers";
import { listCustomers } from "@/lib/customers/lists";
import { searchCustomers } from "@/lib/customers/search";
import { makeClient } from "@/lib/testing/obp-client";
import { makeActor, makeBank, makeCustomer } from "@/lib/testing/world";
import { listTimeline } from "@/lib/timeline/timeline";
import { cloneTemplate, connected, ensureTemplate, urlOf } from "@/prisma/test-template";
import { startPair } from "@/scripts/tests/replica.mjs";

let pair: Awaited<ReturnType<typeof startPair>>;
let bankId: string;
let officer: Actor;
let colleague: Actor;

beforeAll(async () => {
  pair = await startPair();
  const template = await ensureTemplate(pair.primaryUrl);
  process.env.DATABASE_URL = await cloneTemplate(pair.primaryUrl, template, "dossier");
  process.env.DATABASE_REPLICA_URL = urlOf(pair.replicaUrl, "dossier");
}, 90_000);
afterAll(() => pair.stop());

const roles = ["CanGetCustomers", "CanGetCustomer", "CanCreateCustomer", "CanReadAudit"] as const;
beforeEach(async () => {
  bankId = await makeBank();
  officer = await makeActor(roles, bankId);
  colleague = await makeActor(roles, bankId);
  await replay("resume");
  await vi.waitFor(async () => {
    await lookAtReplica();
    expect(await answersFrom(colleague)).toBe("replica");
  }, 5_000);
});
afterEach(() => vi.useRealTimers());

const replay = (how: "pause" | "resume") =>
  connected(pair.replicaUrl, (client) => client.query(`SELECT pg_wal_replay_${how}()`));

const where = defineQuery({
  name: "test.where",
  mayBeStale: true,
  allow: anyone(),
  input: z.object({}),
  run: async (db) => await db.query<{ isReplica: boolean }>(sql`SELECT pg_is_in_recovery() AS "isReplica"`),
});
const answersFrom = async (actor: Actor) =>
  (await perform(where, actor, {}))[0]?.isReplica ? "replica" : "primary";

/** How often somebody is shown the customer with this number: in the list, in a search, and as made in the audit. */
async function seesOf(actor: Actor, customerNumber: string) {
  const listed = await perform(listCustomers, actor, { bankId });
  const { customers } = await perform(searchCustomers, actor, { searchId: uuidv7(), text: customerNumber });
  const audited = await perform(listAuditEvents, actor, { bankId });
  return {
    list: listed.filter((one) => one.customerNumber === customerNumber).length,
    search: customers.length,
    audit: audited.rows.filter(({ action }) => action === "customer.create").length,
  };
}
const create = async (actor: Actor, customerNumber: string) => {
  const facts = { bankId, customerNumber, legalName: "Zoe Berg", mobilePhoneNumber: "+49 171 1234567" };
  return (await perform(createCustomer, actor, facts)).customer;
};

test("others see a change when the replica has it; whoever made it sees it at once", async () => {
  await replay("pause");
  const customer = await create(officer, "1000001");
  const all = { list: 1, search: 1, audit: 1 };
  expect(await seesOf(officer, "1000001")).toEqual(all);
  expect(await seesOf(colleague, "1000001")).toEqual({ list: 0, search: 0, audit: 0 });
  await replay("resume");
  await vi.waitFor(async () => expect(await seesOf(colleague, "1000001")).toEqual(all), 5_000);
  expect(await answersFrom(colleague)).toBe("replica");
  const asked = { bankId, customerId: customer.customerId };
  expect((await perform(listTimeline, colleague, asked)).events).toHaveLength(1);
});

test("what the replica does not have yet is not refused: the primary is asked", async () => {
  await replay("pause");
  const customer = await makeCustomer(officer, bankId);
  expect(await answersFrom(colleague)).toBe("replica");
  expect((await perform(listTimeline, colleague, customer)).events).toEqual([]);
});

test("a look-up that was answered by the replica is kept at the primary", async () => {
  const searchId = uuidv7();
  await perform(searchCustomers, colleague, { searchId, text: "Nobody Atall" });
  expect(await prisma().customerSearch.count({ where: { id: searchId } })).toBe(1);
});

test("a write through another instance keeps its author at the primary as long as the replica may lack it", async () => {
  const { token, personId } = await makeClient();
  const open = () => openToken(token, stranger());
  const wrote = (before: number) =>
    prisma().auditEvent.create({
      data: {
        ...{ at: new Date(Date.now() - before), action: "customer.create", outcome: "done" },
        ...{ personId, personName: "Aiko Mori", via: "direct-login", correlationId: uuidv7() },
      },
    });
  await wrote(ownWriteMs + 1_000);
  expect(await answersFrom(await open())).toBe("replica");
  await wrote(ownWriteMs - 5_000);
  expect(await answersFrom(await open())).toBe("primary");
});

test("one that is too far behind is left out, and comes back", async () => {
  await replay("pause");
  await makeCustomer(officer, bankId, { customerNumber: "1000002" });
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + mostBehindMs + 1 });
  await lookAtReplica();
  expect(await answersFrom(colleague)).toBe("primary");
  expect((await seesOf(colleague, "1000002")).list).toBe(1);
  await replay("resume");
  await vi.waitFor(async () => {
    await lookAtReplica();
    expect(await answersFrom(colleague)).toBe("replica");
  }, 5_000);
});

test("one that went away is left out without an error and comes back by itself; one that was made a primary does not", async () => {
  watchReplica();
  await pair.stopReplica();
  expect(await answersFrom(colleague)).toBe("primary");
  expect((await seesOf(colleague, "1000003")).list).toBe(0);
  await pair.startReplica();
  await vi.waitFor(async () => expect(await answersFrom(colleague)).toBe("replica"), 10_000);
  await connected(pair.replicaUrl, (client) => client.query("SELECT pg_promote()"));
  await create(officer, "1000003");
  await vi.waitFor(async () => expect((await seesOf(colleague, "1000003")).list).toBe(1), mostBehindMs);
}, 30_000);
