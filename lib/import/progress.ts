// Where an import stands, as its program writes it down: read by pages, and by the one that goes on after a cut.
import type { Bulk } from "@/lib/core/bulk";
import { type Sql, sql } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import type { FileKind, ImportState } from "@/lib/import/schema";

export interface Job {
  importId: string;
  bankId: string;
  bankCountry: string;
  timeZone: string;
  state: ImportState;
  isDryRun: boolean;
  isStrict: boolean;
  loadedBy: string | null;
  loadedAt: Date | null;
  files: JobFile[];
}

export interface JobFile {
  kind: FileKind;
  name: string;
  bytes: number;
  sha256: string | null;
  readBytes: number;
  readLines: number;
  rows: number;
  loadedRows: number;
  loadedPages: number;
}

/** Numbers of a file as numbers: PostgreSQL's bigint comes as text. */
const numbers = ["bytes", "readBytes", "readLines", "rows", "loadedRows", "loadedPages"] as const;

export async function readJob(bulk: Bulk, importId: string): Promise<Job> {
  const [job] = await bulk.query<Omit<Job, "files">>(sql`
    SELECT i.id AS "importId", i.bank_id AS "bankId", b.country AS "bankCountry", b.time_zone AS "timeZone", i.state,
      i.is_dry_run AS "isDryRun", i.is_strict AS "isStrict", i.loaded_by AS "loadedBy", i.loaded_at AS "loadedAt"
    FROM customer_import i JOIN bank b ON b.id = i.bank_id WHERE i.id = ${importId}`);
  if (!job) throw new AppError("not_found", "There is no such import.", { subject: "import" });
  const files = await bulk.query<JobFile>(sql`
    SELECT kind, name, bytes, sha256, read_bytes AS "readBytes", read_lines AS "readLines", rows,
      loaded_rows AS "loadedRows", loaded_pages AS "loadedPages"
    FROM customer_import_file WHERE import_id = ${importId}
    ORDER BY array_position(ARRAY['customers', 'addresses', 'tax-residences', 'attributes'], kind)`);
  for (const file of files) for (const name of numbers) file[name] = Number(file[name]);
  return { ...job, files };
}

/** Changes some columns of a file of the import; says with it that the import is alive. */
export async function noteFile(bulk: Bulk, importId: string, kind: FileKind, set: Sql): Promise<void> {
  await bulk.write(
    sql`UPDATE customer_import_file SET ${set} WHERE import_id = ${importId} AND kind = ${kind}`,
  );
  await bulk.write(sql`UPDATE customer_import SET seen_at = now() WHERE id = ${importId}`);
}

/** Ends the reading. Throws conflict when it was given up meanwhile. */
export async function endReading(bulk: Bulk, importId: string, state: "checked" | "refused"): Promise<void> {
  const changed = await bulk.write(sql`UPDATE customer_import SET state = ${state}, seen_at = now(),
    finished_at = CASE WHEN ${state === "refused"} THEN now() END WHERE id = ${importId} AND state = 'reading'`);
  if (changed === 0)
    throw new AppError("conflict", "This import was given up meanwhile.", { subject: "import" });
}
