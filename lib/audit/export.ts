// The audit as CSV files, written while it is read, and each export itself on record.
import { mayReadAudit, readEvents, readLookups } from "@/lib/audit/audit";
import { type CsvShape, eventsCsv, lookupsCsv } from "@/lib/audit/csv";
import { banksToRead } from "@/lib/audit/filter";
import { auditFilter, type LookupFilter, lookupFilter, type Page } from "@/lib/audit/schema";
import { defineQuery } from "@/lib/core/use-case";

const CHUNK = 1_000;

/** A file of some shape, page by page. */
export async function* chunksOf<Row>(
  shape: CsvShape<Row>,
  readPage: (after: string | undefined) => Promise<Pick<Page<Row>, "rows" | "next">>,
): AsyncGenerator<string> {
  yield shape.header;
  let after: string | undefined;
  do {
    const page = await readPage(after);
    if (page.rows.length > 0) yield shape.lines(page.rows);
    after = page.next ?? undefined;
  } while (after);
}

type Export = { banks: readonly string[]; chunks: AsyncGenerator<string> };

const recorded = {
  each: "time" as const,
  entry: ({ banks }: Export, filter: LookupFilter) => ({
    bankId: banks.length === 1 ? banks[0] : null,
    after: filter,
    detail: `Banks: ${banks.join(", ")}`,
  }),
};

/** All pages of what the list shows; `chunks` is read once, a thousand events at a time. */
export const exportAuditCsv = defineQuery({
  name: "audit.export",
  allow: mayReadAudit,
  input: auditFilter.omit({ after: true, before: true }),
  run: async (db, filter, { scope }): Promise<Export> => {
    const banks = banksToRead(scope, filter.bankId);
    const readPage = (after?: string) => readEvents(db, { ...filter, after }, banks, CHUNK);
    return { banks, chunks: chunksOf(eventsCsv, readPage) };
  },
  record: recorded,
});

/** The same for the look-ups. */
export const exportLookupsCsv = defineQuery({
  name: "lookup.export",
  allow: mayReadAudit,
  input: lookupFilter.omit({ after: true, before: true }),
  run: async (db, filter, { scope }): Promise<Export> => {
    const banks = banksToRead(scope, filter.bankId);
    const readPage = (after?: string) => readLookups(db, { ...filter, after }, banks, CHUNK);
    return { banks, chunks: chunksOf(lookupsCsv, readPage) };
  },
  record: recorded,
});
