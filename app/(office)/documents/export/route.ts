// What expires when as a CSV file, under the page's own filters.
import { exportExpiringCsv } from "@/lib/expiry/export";
import { isoDay } from "@/lib/format";
import { downloadRoute } from "@/lib/web/download-route";

export const dynamic = "force-dynamic";

export const GET = downloadRoute(exportExpiringCsv, ({ chunks }, now) => ({
  fileName: `documents-${isoDay(now)}.csv`,
  type: "text/csv; charset=utf-8; header=present",
  chunks,
}));
