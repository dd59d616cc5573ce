// Imports as they are read: the history, one with its first bad rows, all its bad rows as CSV, and one to go on with.
import { stringify } from "csv-stringify/sync";
import { z } from "zod";
import { type Reader, type Sql, sql } from "@/lib/core/db";
import { notFound } from "@/lib/core/errors";
import { lockKey } from "@/lib/core/lock-key";
import { defineQuery } from "@/lib/core/use-case";
import { mayImport } from "@/lib/import/imports";
import { type BadRow, type Import, type ImportFile, importName, newImport } from "@/lib/import/schema";

/** A program that works holds the import's lock; the minute is for the one that is about to start. */
const silent = sql`i.state IN ('reading', 'loading') AND i.seen_at < now() - interval '60 seconds'
  AND NOT EXISTS (SELECT FROM pg_locks l JOIN pg_database d ON d.oid = l.database AND d.datname = current_database()
    WHERE l.locktype = 'advisory' AND l.objsubid = 1 AND l.granted
      AND (l.classid::bigint << 32) | l.objid::bigint = ${lockKey(sql`'import ' || i.id`)})`;
const SHOWN_BAD_ROWS = 100;
const HISTORY = 50;
const CHUNK = 5_000;

const readImports = async (db: Reader, which: Sql): Promise<Import[]> =>
  (
    await db.query<Omit<Import, "badRows"> & { badRows: bigint }>(sql`
    SELECT i.id AS "importId", i.bank_id AS "bankId", b.full_name AS "bankName", i.state, i.is_dry_run AS "isDryRun",
      i.is_strict AS "isStrict", i.started_at AS "startedAt", s.name AS "startedByName", i.loaded_at AS "loadedAt",
      l.name AS "loadedByName", i.finished_at AS "finishedAt", i.bad_rows AS "badRows", ${silent} AS "isCutOff",
      (SELECT json_agg(json_build_object('kind', f.kind, 'name', f.name, 'bytes', f.bytes, 'sha256', f.sha256,
          'readBytes', f.read_bytes, 'rows', f.rows, 'loadedRows', f.loaded_rows)
          ORDER BY array_position(ARRAY['customers', 'addresses', 'tax-residences', 'attributes'], f.kind))
        FROM customer_import_file f WHERE f.import_id = i.id) AS files
    FROM customer_import i JOIN bank b ON b.id = i.bank_id JOIN person s ON s.id = i.started_by
      LEFT JOIN person l ON l.id = i.loaded_by
    ${which}`)
  ).map(({ badRows, ...row }) => ({ ...row, badRows: Number(badRows) }));

const readBadRows = async (db: Reader, importId: string, limit: number, offset: number): Promise<BadRow[]> =>
  (
    await db.query<Omit<BadRow, "line"> & { line: bigint }>(sql`
    SELECT kind, line, field, reason FROM customer_import_bad_row WHERE import_id = ${importId}
    ORDER BY kind DESC, line, field LIMIT ${limit} OFFSET ${offset}`)
  ).map(({ line, ...row }) => ({ ...row, line: Number(line) }));

async function findImport(db: Reader, importId: string): Promise<Import> {
  const [found] = await readImports(db, sql`WHERE i.id = ${importId}`);
  if (!found) throw notFound("import");
  return found;
}

/** The latest imports of all banks. */
export const listImports = defineQuery({
  name: "import.list",
  allow: mayImport,
  input: z.object({}),
  run: (db) => readImports(db, sql`ORDER BY i.started_at DESC, i.id DESC LIMIT ${HISTORY}`),
});

/** One import, with the first of its bad rows. */
export const readImport = defineQuery({
  name: "import.view",
  allow: mayImport,
  input: importName,
  run: async (db, { importId }) => ({
    ...(await findImport(db, importId)),
    bad: await readBadRows(db, importId, SHOWN_BAD_ROWS, 0),
  }),
});

const csvLines = (rows: readonly (readonly (string | number)[])[]) =>
  stringify(rows as (string | number)[][], {
    quoted: true,
    escape_formulas: true,
    record_delimiter: "windows",
  });

async function* csvOf(db: Reader, importId: string): AsyncGenerator<string> {
  yield csvLines([["file", "line", "field", "reason"]]);
  for (let at = 0; ; at += CHUNK) {
    const rows = await readBadRows(db, importId, CHUNK, at);
    if (rows.length > 0)
      yield csvLines(rows.map(({ kind, line, field, reason }) => [kind, line, field, reason]));
    if (rows.length < CHUNK) return;
  }
}

/** All the bad rows that were kept, as a spreadsheet opens them. */
export const badRowsCsv = defineQuery({
  name: "import.bad-rows",
  allow: mayImport,
  input: importName,
  run: async (db, { importId }) => {
    await findImport(db, importId);
    return { chunks: csvOf(db, importId) };
  },
});

/** The latest import of these very files (by name and size) into the bank that was begun and not ended. */
export const findCutOff = defineQuery({
  name: "import.find-cut-off",
  allow: mayImport,
  input: newImport.pick({ bankId: true, files: true }),
  run: async (db, { bankId, files }): Promise<Pick<Import, "importId" | "state"> | null> => {
    const wanted = files.map(({ kind, name, bytes }): Partial<ImportFile> => ({ kind, name, bytes }));
    const begun = await readImports(
      db,
      sql`WHERE i.bank_id = ${bankId} AND i.state IN ('reading', 'checked', 'loading')
        AND NOT (i.state = 'checked' AND i.is_dry_run) ORDER BY i.started_at DESC LIMIT 50`,
    );
    const same = (one: Import) =>
      one.files.length === wanted.length &&
      wanted.every(({ kind, name, bytes }) =>
        one.files.some((file) => file.kind === kind && file.name === name && file.bytes === bytes),
      );
    return begun.find(same) ?? null;
  },
});
