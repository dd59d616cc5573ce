// Says whether this instance should get requests: the database answers, its migrations are ours, files can be stored, and
// we are not closing.
import { readiness } from "@/lib/core/readiness";
import { checkVault } from "@/lib/vault/ready";

export const dynamic = "force-dynamic";

export async function GET() {
  const parts = await readiness(checkVault);
  const status = Object.values(parts).every((part) => part === "ok") ? 200 : 503;
  return Response.json(parts, { status, headers: { "Cache-Control": "no-store" } });
}
