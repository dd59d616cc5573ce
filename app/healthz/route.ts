// Says that the process answers; it asks nothing else, so a slow database never gets the app restarted.
export const dynamic = "force-dynamic";

export const GET = () => Response.json({ ok: true }, { headers: { "Cache-Control": "no-store" } });
