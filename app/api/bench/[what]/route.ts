// What `npm run bench` measures the OBP API against: a handler that only answers, and one that only knows the caller.
import { findCaller } from "@/lib/auth/direct-login";
import { stranger } from "@/lib/core/actor";
import { isBench } from "@/lib/core/env";

export const dynamic = "force-dynamic";

type Asked = { params: Promise<{ what: string }> };

async function answer(request: Request, { params }: Asked): Promise<Response> {
  const { what } = await params;
  if (!isBench() || !["empty", "token"].includes(what)) return new Response(null, { status: 404 });
  if (what === "token") {
    const { personId } = await findCaller(request.headers, stranger());
    if (!personId) return new Response(null, { status: 401 });
  }
  return Response.json({});
}

export { answer as GET, answer as POST, answer as PUT };
