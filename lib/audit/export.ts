// The audit as a CSV file, written while it is read, and itself on record.
import { mayReadAudit, readEvents } from "@/lib/audit/audit";
import { csvHeader, csvLines } from "@/lib/audit/csv";
import { banksToRead } from "@/lib/audit/filter";
import { type AuditFilter, auditFilter } from "@/lib/audit/schema";
import type { Reader } from "@/lib/core/db";
import { defineQuery } from "@/lib/core/use-case";

const CHUNK = 1_000;

async function* chunksOf(db: Reader, filter: AuditFilter, banks: readonly string[]): AsyncGenerator<string> {
  yield csvHeader();
  let after: string | null | undefined = filter.after;
  do {
    const page = await readEvents(db, { ...filter, after: after ?? undefined }, banks, CHUNK);
    if (page.rows.length > 0) yield csvLines(page.rows);
    after = page.next;
  } while (after);
}

/** The same filter as the list; `chunks` is read once, a thousand events at a time. Each export is kept. */
export const exportAuditCsv = defineQuery({
  name: "audit.export",
  allow: mayReadAudit,
  input: auditFilter,
  run: async (db, filter, { scope }) => {
    const banks = banksToRead(scope, filter.bankId);
    return { banks, chunks: chunksOf(db, filter, banks) };
  },
  record: {
    each: "time",
    entry: ({ banks }, filter) => ({
      bankId: banks.length === 1 ? banks[0] : null,
      after: filter,
      detail: `Banks: ${banks.join(", ")}`,
    }),
  },
});
