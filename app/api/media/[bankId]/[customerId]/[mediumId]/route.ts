// The bytes of one uploaded file: `as=rendition` (what is shown), `thumbnail`, or `original` (a download with a purpose).
import { plain, refusalOf } from "@/app/api/media/answers";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { uuidv7 } from "@/lib/core/ids";
import { perform } from "@/lib/core/use-case";
import { downloadMedium, openThumbnail } from "@/lib/media/files";
import { openView } from "@/lib/media/views";
import { send, sendPage } from "./send";
import { whoAsks } from "./who";

export const dynamic = "force-dynamic";

type Ids = { bankId: string; customerId: string; mediumId: string };

export async function GET(request: Request, context: { params: Promise<Ids> }): Promise<Response> {
  let correlationId = uuidv7();
  try {
    const actor = await whoAsks(request);
    correlationId = actor.correlationId;
    const { mediumId, ...ids } = await context.params;
    return await answer(request, actor, { ...ids, id: mediumId });
  } catch (error) {
    return plain(refusalOf(error, correlationId));
  }
}

async function answer(request: Request, actor: Actor, ids: Record<string, string>): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const purpose = query.get("purpose") ?? "";
  const as = query.get("as") ?? "rendition";
  const range = request.headers.get("range");
  if (as === "thumbnail") return await send(await perform(openThumbnail, actor, ids), request, "inline");
  if (as === "original")
    return await send(await perform(downloadMedium, actor, { ...ids, purpose }), request, "attachment");
  if (as !== "rendition") throw new AppError("invalid", "Ask for it as rendition, thumbnail or original.");
  const page = query.get("page");
  const opened = await openView(actor, { ...ids, purpose }, { range, page });
  return page === null
    ? await send(opened, request, "inline")
    : await sendPage(opened, request, Number(page));
}
