// Says whether this instance should get requests: the database answers, its migrations are ours, and we are not closing.
import { readiness } from "@/lib/core/readiness";

export const dynamic = "force-dynamic";

export async function GET() {
  const parts = await readiness();
  const status = Object.values(parts).every((part) => part === "ok") ? 200 : 503;
  return Response.json(parts, { status, headers: { "Cache-Control": "no-store" } });
}
