// Who looked for whom, as a CSV file, under the page's own filters.
import { exportLookupsCsv } from "@/lib/audit/export";
import { isoDay } from "@/lib/format";
import { downloadRoute } from "@/lib/web/download-route";

export const dynamic = "force-dynamic";

export const GET = downloadRoute(exportLookupsCsv, ({ chunks }, now) => ({
  fileName: `look-ups-${isoDay(now)}.csv`,
  type: "text/csv; charset=utf-8; header=present",
  chunks,
}));
