// Whether this instance can serve: its database answers in time, is migrated as this code expects, and we are not closing.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { reader, sql } from "@/lib/core/db";
import { isDraining } from "@/lib/core/drain";

type State = "ok" | "failed" | "closing";

const inTime = <Value>(work: Promise<Value>): Promise<Value> =>
  Promise.race([
    work,
    new Promise<never>((_, fail) => setTimeout(() => fail(new Error("too slow")), 500).unref()),
  ]);

async function databaseState(): Promise<{ database: State; migrations: State }> {
  const expected = readdirSync(join(process.cwd(), "prisma/migrations"), { withFileTypes: true }).filter(
    (entry) => entry.isDirectory(),
  );
  try {
    const applied = await inTime(
      reader().query<{ name: string }>(
        sql`SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL`,
      ),
    );
    const names = new Set(applied.map(({ name }) => name));
    return { database: "ok", migrations: expected.every(({ name }) => names.has(name)) ? "ok" : "failed" };
  } catch {
    return { database: "failed", migrations: "failed" };
  }
}

/** The parts by name; no host names, no messages. `checkFiles` throws when no file can be stored. */
export async function readiness(
  checkFiles: () => Promise<void>,
): Promise<Record<"app" | "database" | "migrations" | "files", State>> {
  const files = inTime(checkFiles()).then(
    () => "ok" as const,
    () => "failed" as const,
  );
  return { app: isDraining() ? "closing" : "ok", ...(await databaseState()), files: await files };
}
