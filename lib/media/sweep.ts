// Removes what an upload left that was cut off: bytes in the store that no row knows, and files that never arrived whole.
import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { dossierItself } from "@/lib/core/actor";
import { sql } from "@/lib/core/db";
import { log } from "@/lib/core/log";
import { byItself } from "@/lib/core/permissions";
import { defineQuery, perform } from "@/lib/core/use-case";
import { longestUploadMs } from "@/lib/media/form";
import { readObjectName } from "@/lib/vault/names";
import { isStoreOf } from "@/lib/vault/owner";
import { incomingFolder, type StoredObject, store } from "@/lib/vault/store";

/** Files are dated when they come into the store, and the row follows at once: what is older and has none gets none. */
export const orphanAfterMinutes = 60;
/** Twice the longest that an upload may take: those that came first wait until the others of their form are judged. */
const incomingAfterMinutes = (2 * longestUploadMs) / 60_000;
const atOnce = 500;

/** Which of these media have a row. */
const findKnown = defineQuery({
  name: "media.find-known",
  allow: byItself(),
  input: z.object({
    media: z.array(z.object({ bankId: z.string(), customerId: z.string(), mediumId: z.string() })),
  }),
  run: async (db, { media }) => {
    const each = (name: keyof (typeof media)[number]) => media.map((medium) => medium[name]);
    const rows = await db.query<{ key: string }>(sql`
      SELECT concat_ws('/', bank_id, customer_id, medium_id) AS key
      FROM unnest(${each("bankId")}::text[], ${each("customerId")}::text[], ${each("mediumId")}::text[])
        asked (bank_id, customer_id, medium_id)
      JOIN stored_file USING (bank_id, customer_id, medium_id)`);
    return new Set(rows.map(({ key }) => key));
  },
});

/** A name the database got when it was made, which it keeps in a backup. */
const findDatabaseId = defineQuery({
  name: "media.find-database",
  allow: byItself(),
  input: z.object({}),
  run: async (db) => {
    const [first] = await db.query<{ id: string }>(
      sql`SELECT id::text AS id FROM _prisma_migrations ORDER BY started_at, id LIMIT 1`,
    );
    return first?.id ?? "";
  },
});

async function removeOrphans(objects: readonly StoredObject[]): Promise<number> {
  const owned = objects.flatMap(({ name }) => {
    const medium = readObjectName(name);
    return medium ? [{ name, ...medium }] : [];
  });
  const known = await perform(findKnown, dossierItself(), { media: owned });
  const orphans = owned.filter((one) => !known.has(`${one.bankId}/${one.customerId}/${one.mediumId}`));
  for (const { name } of orphans) await store().remove(name);
  return orphans.length;
}

/** Removes orphans of the store older than that; objects that we did not name are left alone. Returns how many. */
export async function sweepStore(now = new Date(), minutes = orphanAfterMinutes): Promise<number> {
  const databaseId = await perform(findDatabaseId, dossierItself(), {});
  if (!(await isStoreOf(store(), databaseId))) {
    log.alarm("file-store-of-another-database");
    return 0;
  }
  const oldest = new Date(now.getTime() - minutes * 60_000);
  let [removed, batch]: [number, StoredObject[]] = [0, []];
  for await (const one of store().list()) {
    if (one.changedAt <= oldest) batch.push(one);
    if (batch.length < atOnce) continue;
    removed += await removeOrphans(batch);
    batch = [];
  }
  removed += await removeOrphans(batch);
  if (removed > 0) log.info("orphans removed", { removed });
  return removed;
}

/** Removes files of this machine that never arrived whole. */
export async function sweepIncoming(now = new Date(), minutes = incomingAfterMinutes): Promise<number> {
  const oldest = now.getTime() - minutes * 60_000;
  let removed = 0;
  for (const name of await readdir(incomingFolder()).catch(() => [])) {
    const file = path.join(incomingFolder(), name);
    const found = await stat(file).catch(() => null);
    if (!found || found.mtimeMs > oldest) continue;
    await rm(file, { force: true });
    removed += 1;
  }
  return removed;
}
