// The audit of an installation from before the months moves to them: nothing is lost, renumbered or written twice.
import { cpSync, mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Client } from "pg";
import { expect, inject, test } from "vitest";
import { MIGRATIONS, migrate, readMigrations } from "./migrate";
import { connected, urlOf } from "./test-template";

const BY_MONTH = "20261130600000_audit_by_month";

/** The migrations as they were before this one. */
function foldersBefore(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "migrations-"));
  for (const { name } of readMigrations().filter((one) => one.name < BY_MONTH))
    cpSync(path.join(MIGRATIONS, name), path.join(folder, name), { recursive: true });
  return folder;
}

async function emptyDatabase(): Promise<string> {
  const name = `${inject("run")}_by_month`;
  await connected(inject("adminUrl"), async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name} OWNER dossier TEMPLATE template0`);
  });
  return urlOf(inject("adminUrl"), name);
}

const insert = `INSERT INTO audit_event (at, action, outcome, bank_id, via, after, correlation_id, once_key)
  VALUES ($1, 'check.add', 'done', 'gh', 'session', '{"how": "call"}', '-', $2)`;
const all = async (client: Client) =>
  (await client.query("SELECT to_jsonb(e) AS event FROM audit_event e ORDER BY id")).rows;
/** The first of the month so many months ago, in UTC. */
const monthsAgo = (months: number, at = 0) => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months) + at);
};
const nameOf = (at: Date) => `audit_event_${at.toISOString().slice(0, 7).replace("-", "_")}`;

test("rows of several months keep their ids and go on from there", async () => {
  const url = await emptyDatabase();
  await migrate(url, foldersBefore());
  const days = [monthsAgo(2), monthsAgo(1, -1), monthsAgo(1), monthsAgo(0), new Date("1970-01-01T00:00:00Z")];
  const before = await connected(url, async (client) => {
    for (const [n, at] of days.entries()) await client.query(insert, [at, `key ${n}`]);
    await client.query(insert, [new Date(), "this hour"]);
    // A number that was given and rolled back is not given again.
    await client.query("BEGIN");
    await client.query(insert, [new Date(), null]);
    await client.query("ROLLBACK");
    return await all(client);
  });
  await migrate(url);
  await connected(url, async (client) => {
    expect(await all(client)).toEqual(before);
    const { rows: places } = await client.query(
      "SELECT tableoid::regclass::text AS place FROM audit_event ORDER BY id",
    );
    const wanted = days.map((at) => (at.getUTCFullYear() === 1970 ? "audit_event_rest" : nameOf(at)));
    expect(places.map(({ place }) => place)).toEqual([...wanted, nameOf(new Date())]);
    await client.query(insert, [new Date(), "this hour"]);
    expect((await all(client)).length).toBe(before.length);
    await client.query(insert, [new Date(), null]);
    const { rows } = await client.query("SELECT max(id)::int AS last FROM audit_event");
    expect(rows[0].last).toBeGreaterThan(before.length + 1);
    for (const text of ["UPDATE audit_event SET detail = 'x'", "TRUNCATE audit_event"])
      await expect(client.query(text)).rejects.toThrow("append-only");
  });
});
