// The events of the audit as a CSV file, under the page's own filters.
import { exportAuditCsv } from "@/lib/audit/export";
import { isoDay } from "@/lib/format";
import { downloadRoute } from "@/lib/web/download-route";

export const dynamic = "force-dynamic";

export const GET = downloadRoute(exportAuditCsv, ({ chunks }, now) => ({
  fileName: `audit-${isoDay(now)}.csv`,
  type: "text/csv; charset=utf-8; header=present",
  chunks,
}));
