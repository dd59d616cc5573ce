// Applies the SQL migrations in order. Prisma's own `migrate deploy` needs a program it downloads, which a bank's
// network may not give; on a connected machine both agree: same table, same checksums, same advisory lock.
import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Client } from "pg";
import { runCommand } from "../scripts/lib/ending.mjs";
import { PlainError } from "../scripts/lib/say.mjs";

/** The key of the lock that Prisma's engine takes: it and we never migrate at the same time. */
const PRISMA_LOCK = 72707369;
export const MIGRATIONS = path.join(import.meta.dirname, "migrations");

const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id                  varchar(36) PRIMARY KEY NOT NULL,
  checksum            varchar(64) NOT NULL,
  finished_at         timestamptz,
  migration_name      varchar(255) NOT NULL,
  logs                text,
  rolled_back_at      timestamptz,
  started_at          timestamptz NOT NULL DEFAULT now(),
  applied_steps_count integer NOT NULL DEFAULT 0
)`;

type Migration = { name: string; sql: string; checksum: string };

/** The migrations of a folder, oldest first; the checksum is the file's SHA-256 in hex, as Prisma's. */
export function readMigrations(folder = MIGRATIONS): Migration[] {
  return readdirSync(folder)
    .filter((name) => existsSync(path.join(folder, name, "migration.sql")))
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

async function readApplied(client: Client) {
  await client.query(TABLE);
  const { rows } = await client.query<{ name: string; checksum: string; finished: boolean }>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
       FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  );
  return new Map(rows.map((row) => [row.name, row]));
}

async function apply(client: Client, migration: Migration) {
  try {
    await client.query("BEGIN");
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    const reason = error instanceof Error ? error.message : String(error);
    throw new PlainError(`The migration ${migration.name} failed and left nothing behind: ${reason}`);
  }
}

async function applyNew(client: Client, folder: string) {
  const applied = await readApplied(client);
  let count = 0;
  for (const migration of readMigrations(folder)) {
    const known = applied.get(migration.name);
    if (known && !known.finished)
      throw new PlainError(`The migration ${migration.name} was begun by another tool and not finished.`);
    if (known && known.checksum !== migration.checksum) {
      throw new PlainError(
        `The migration ${migration.name} was changed after it was applied: restore the file and write a new migration.`,
      );
    }
    if (known) continue;
    await apply(client, migration);
    count += 1;
  }
  return count;
}

/** Brings a database up to date, each new migration in a transaction of its own; returns how many were new. */
export async function migrate(connectionString: string, folder = MIGRATIONS): Promise<number> {
  const client = new Client({ connectionString, application_name: "dossier-migrate" });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [PRISMA_LOCK]);
    return await applyNew(client, folder);
  } finally {
    await client.end();
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runCommand(async () => {
    // Its lock is a session's, which a pooler in transaction mode does not keep.
    const url = process.env.DATABASE_DIRECT_URL || process.env.DATABASE_URL;
    if (!url) throw new PlainError("DATABASE_URL is not set.");
    console.log(await migrate(url));
  });
}
