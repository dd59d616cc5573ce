// The rows that cannot be taken: all are counted, and the first of them kept.
import type { Bulk } from "@/lib/core/bulk";
import { type Sql, sql } from "@/lib/core/db";
import { copyLine } from "@/lib/import/copy-text";
import { type BadRow, type FileKind, KEPT_BAD_ROWS } from "@/lib/import/schema";

const columns = ["import_id", "kind", "line", "field", "reason"];

async function countMore(bulk: Bulk, importId: string, count: number): Promise<number> {
  const [row] = await bulk.query<{ before: string }>(sql`
    UPDATE customer_import SET bad_rows = bad_rows + ${count} WHERE id = ${importId}
    RETURNING bad_rows - ${count} AS before`);
  return Number(row?.before ?? 0);
}

/** Before they are found anew: those of one file, or all. The count is then of those that are kept. */
export async function forgetBadRows(bulk: Bulk, importId: string, kind?: FileKind): Promise<void> {
  const which = kind ? sql`kind = ${kind}` : sql`true`;
  await bulk.write(sql`DELETE FROM customer_import_bad_row WHERE import_id = ${importId} AND ${which}`);
  await bulk.write(sql`
    UPDATE customer_import SET bad_rows = (SELECT count(*) FROM customer_import_bad_row WHERE import_id = ${importId})
    WHERE id = ${importId}`);
}

/** In the transaction of the rows beside them. */
export async function keepBadRows(
  bulk: Bulk,
  importId: string,
  kind: FileKind,
  bad: readonly Omit<BadRow, "kind">[],
): Promise<void> {
  if (bad.length === 0) return;
  const before = await countMore(bulk, importId, bad.length);
  const kept = bad.slice(0, Math.max(0, KEPT_BAD_ROWS - before));
  const text = kept
    .map(({ line, field, reason }) => copyLine([importId, kind, line, field, reason]))
    .join("");
  async function* once() {
    yield Buffer.from(text);
  }
  if (text) await bulk.copy("customer_import_bad_row", columns, once());
}

/** The same for what a statement finds: rows of (line, field, reason). Returns how many. */
export async function keepFound(bulk: Bulk, importId: string, kind: FileKind, found: Sql): Promise<number> {
  const kept = sql`(SELECT greatest(0, ${KEPT_BAD_ROWS} - bad_rows) FROM customer_import WHERE id = ${importId})`;
  const [row] = await bulk.query<{ count: string }>(sql`
    WITH found AS MATERIALIZED (${found}), kept AS (
      INSERT INTO customer_import_bad_row (import_id, kind, line, field, reason)
      SELECT ${importId}, ${kind}, line, field, reason FROM found ORDER BY line LIMIT ${kept}
    )
    SELECT count(*) AS count FROM found`);
  const count = Number(row?.count ?? 0);
  if (count > 0) await countMore(bulk, importId, count);
  return count;
}
