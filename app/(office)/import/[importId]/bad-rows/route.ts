// The rows of an import that cannot be taken, as a CSV file.
import { badRowsCsv } from "@/lib/import/listing";
import { downloadRoute } from "@/lib/web/download-route";

export const dynamic = "force-dynamic";

export async function GET(request: Request, { params }: { params: Promise<{ importId: string }> }) {
  const { importId } = await params;
  const url = new URL(request.url);
  url.searchParams.set("importId", importId);
  return await give(new Request(url, request));
}

const give = downloadRoute(badRowsCsv, ({ chunks }) => ({
  fileName: "bad-rows.csv",
  type: "text/csv; charset=utf-8; header=present",
  chunks,
}));
