// What expires when as a CSV file, written while it is read, and each export itself on record.
import { shapeOf } from "@/lib/audit/csv";
import { chunksOf } from "@/lib/audit/export";
import { defineQuery } from "@/lib/core/use-case";
import { maySeeDocuments, readExpiring } from "@/lib/expiry/listing";
import { type ExpiringRow, expiringFilter } from "@/lib/expiry/schema";
import { isoDay } from "@/lib/format";

const CHUNK = 1_000;

type Line = Omit<ExpiringRow, "expiryDate" | "hasTask" | "daysLeft"> & { expires: string };
const csv = shapeOf<Line>([
  "expires",
  "bankId",
  "customerId",
  "customerNumber",
  "legalName",
  "documentId",
  "type",
  "number",
  "issuePlace",
  "officer",
]);
const shape = {
  header: csv.header,
  lines: (rows: readonly ExpiringRow[]) =>
    csv.lines(rows.map(({ expiryDate, daysLeft: _, ...row }) => ({ ...row, expires: isoDay(expiryDate) }))),
};

/** All pages of what the list shows under the same filter. */
export const exportExpiringCsv = defineQuery({
  name: "document.export-expiring",
  allow: maySeeDocuments,
  input: expiringFilter,
  run: async (db, filter, context) => {
    // Read once before the first byte, so that a bank that is none is refused and not half a file.
    await readExpiring(db, { filter, size: 1 }, context);
    const readPage = (after?: string) => readExpiring(db, { filter, after, size: CHUNK }, context);
    return { banks: context.scope, chunks: chunksOf(shape, readPage) };
  },
  record: {
    each: "time",
    entry: ({ banks }, filter) => ({
      bankId: filter.bankId ?? (banks !== "all" && banks.length === 1 ? banks[0] : null),
      after: filter,
      detail: banks === "all" ? "All banks" : `Banks: ${banks.join(", ")}`,
    }),
  },
});
