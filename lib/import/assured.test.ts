// What an import makes sure of itself is not asked again for each row, where the server lets it; what keeps the record is.
import { Client } from "pg";
import { expect, inject, test, vi } from "vitest";
import { openBulk } from "@/lib/core/bulk";
import { prisma } from "@/lib/core/db";
import { goOn } from "@/lib/import/run";
import { customers, makeAdministrator, never, numbersAt, put, start } from "@/lib/import/testing";
import { makeBank } from "@/lib/testing/world";

vi.setConfig({ testTimeout: 90_000 });

const ROWS = 5_000;
let first = 1;

/** How often the table of banks was looked into meanwhile. */
async function looksIntoBanks(work: () => Promise<unknown>): Promise<number> {
  const looks = async () => {
    const [row] = await prisma().$queryRaw<{ looks: number }[]>`
      SELECT (seq_scan + idx_scan)::int AS looks FROM pg_stat_user_tables WHERE relname = 'bank'`;
    return row?.looks ?? 0;
  };
  const before = await looks();
  await work();
  return (await looks()) - before;
}

async function importSome(): Promise<string> {
  const bankId = await makeBank({ country: "GB" });
  const root = await makeAdministrator(bankId);
  const paths = { customers: put(customers(ROWS, first)) };
  first += ROWS;
  await goOn(await start(root, bankId, paths), root, paths, never, true);
  expect(await numbersAt(bankId)).toHaveLength(ROWS);
  return bankId;
}

test("banks and people are looked up for each part that is written, not for each row; without leave, for each", async () => {
  expect(await looksIntoBanks(importSome)).toBeLessThan(ROWS / 10);
  const server = new Client({ connectionString: inject("adminUrl") });
  await server.connect();
  try {
    await server.query("REVOKE SET ON PARAMETER session_replication_role FROM dossier");
    expect(await looksIntoBanks(importSome)).toBeGreaterThanOrEqual(ROWS);
  } finally {
    await server.query("GRANT SET ON PARAMETER session_replication_role TO dossier");
    await server.end();
  }
});

test("whoever may say so changes no event and no version by it", async () => {
  await importSome();
  const bulk = await openBulk();
  try {
    await bulk.define("SET session_replication_role = 'replica'");
    for (const change of [
      "UPDATE audit_event SET action = 'other'",
      "DELETE FROM audit_event",
      "TRUNCATE audit_event",
      "UPDATE customer_version SET legal_name = 'Other'",
      "DELETE FROM customer_version",
    ])
      await expect(bulk.define(change)).rejects.toMatchObject({ code: "42501" });
    const sleeping = await prisma().$queryRaw`
      SELECT tgrelid::regclass::text, tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
      WHERE NOT tgisinternal AND tgenabled <> 'A' AND c.relnamespace = current_schema()::regnamespace
        AND tgname <> 'audit_event_once'`;
    expect(sleeping).toEqual([]);
    // Months that are made later too.
    await bulk.define("SELECT make_audit_month('2041-05-01')");
    await expect(bulk.define("TRUNCATE audit_event_2041_05")).rejects.toMatchObject({ code: "42501" });
  } finally {
    await bulk.end();
  }
});
