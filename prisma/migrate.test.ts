// Migrating twice does nothing the second time; a file changed after it was applied is refused.
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { migrate, readMigrations } from "./migrate";
import { connected } from "./test-template";

const url = () => process.env.DATABASE_URL ?? "";

function write(folder: string, name: string, sql: string) {
  mkdirSync(path.join(folder, name), { recursive: true });
  writeFileSync(path.join(folder, name, "migration.sql"), sql);
}

test("a migrated database needs nothing, and its rows are those of Prisma's own tool", async () => {
  expect(await migrate(url())).toBe(0);
  const { rows } = await connected(url(), (client) =>
    client.query(
      "SELECT migration_name AS name, checksum, finished_at, applied_steps_count FROM _prisma_migrations ORDER BY 1",
    ),
  );
  expect(rows.map((row) => row.name)).toEqual(readMigrations().map(({ name }) => name));
  for (const row of rows)
    expect(row).toMatchObject({ checksum: expect.stringMatching(/^[0-9a-f]{64}$/), applied_steps_count: 1 });
});

test("two at once apply each migration once; a changed file and a broken one are refused", async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "migrations-"));
  write(folder, "20300101_one", "CREATE TABLE migrate_one (id int)");
  const counts = await Promise.all([migrate(url(), folder), migrate(url(), folder)]);
  expect(counts.sort()).toEqual([0, 1]);

  write(folder, "20300102_two", "CREATE TABLE migrate_two (id int); SELECT 1 / 0");
  await expect(migrate(url(), folder)).rejects.toThrow(
    "20300102_two failed and left nothing behind: division by zero",
  );
  const { rows } = await connected(url(), (client) =>
    client.query("SELECT to_regclass('migrate_two') AS found"),
  );
  expect(rows).toEqual([{ found: null }]);

  write(folder, "20300101_one", "CREATE TABLE migrate_one (id bigint)");
  await expect(migrate(url(), folder)).rejects.toThrow("20300101_one was changed after it was applied");
});
