// The bytes of one uploaded file: `as=rendition` (what is shown), `thumbnail`, or `original` (a download with a purpose).
import { fileHeaders, plain, refusalOf } from "@/app/api/media/answers";
import type { Actor } from "@/lib/core/actor";
import { lengthHeader } from "@/lib/core/answer-length";
import { AppError, notFound } from "@/lib/core/errors";
import { uuidv7 } from "@/lib/core/ids";
import { perform } from "@/lib/core/use-case";
import { downloadMedium, type Opened, openThumbnail, readOpened } from "@/lib/media/files";
import { disposition } from "@/lib/media/names";
import { openView } from "@/lib/media/views";
import type { Range } from "@/lib/vault/open";
import { readRange } from "./range";
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
  if (as === "thumbnail") return await send(await perform(openThumbnail, actor, ids), range, "inline");
  if (as === "original")
    return await send(await perform(downloadMedium, actor, { ...ids, purpose }), range, "attachment");
  if (as !== "rendition") throw new AppError("invalid", "Ask for it as rendition, thumbnail or original.");
  const page = query.get("page");
  const opened = await openView(actor, { ...ids, purpose }, { range, page });
  return page === null ? await send(opened, range, "inline") : await sendPage(opened, Number(page));
}

async function sendPage(opened: Opened, number: number): Promise<Response> {
  const page = opened.file.pages[number - 1];
  if (!page) throw notFound("page");
  const whole = { from: page.offset, to: page.offset + page.bytes - 1 };
  const body = await begin(opened, whole);
  return new Response(body, { headers: headersOf({ ...opened, type: "image/jpeg" }, page.bytes, "inline") });
}

async function send(opened: Opened, header: string | null, kind: "inline" | "attachment"): Promise<Response> {
  const range = readRange(header, opened.bytes);
  if (range === "beyond")
    return new Response(null, {
      status: 416,
      headers: { ...fileHeaders, "Content-Range": `bytes */${opened.bytes}` },
    });
  const body = await begin(opened, range ?? undefined);
  if (!range)
    return new Response(body, {
      headers: { ...headersOf(opened, opened.bytes, kind), "Accept-Ranges": "bytes" },
    });
  const { from, to } = range;
  const part = { "Accept-Ranges": "bytes", "Content-Range": `bytes ${from}-${to}/${opened.bytes}` };
  return new Response(body, { status: 206, headers: { ...headersOf(opened, to - from + 1, kind), ...part } });
}

const endings: Record<string, string> = { "image/jpeg": ".jpg", "application/pdf": ".pdf" };

/** The original keeps its name; what was made of it is called after it, with its own ending. */
const nameOf = ({ file, type, sealed }: Opened): string =>
  sealed.which === "original"
    ? file.originalName
    : file.originalName.replace(/\.[^.]{1,8}$/, "") + (endings[type] ?? "");

const headersOf = (opened: Opened, bytes: number, kind: "inline" | "attachment") => ({
  ...fileHeaders,
  "Content-Type": opened.type,
  [lengthHeader]: String(bytes),
  "Content-Disposition": disposition(kind, nameOf(opened)),
});

/** The first segment is proved before anything is answered; a bad one later breaks the answer off. */
async function begin(opened: Opened, range?: Range): Promise<ReadableStream<Uint8Array>> {
  const parts = readOpened(opened, range);
  let next = await parts.next();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (next.done) return controller.close();
      controller.enqueue(new Uint8Array(next.value));
      try {
        next = await parts.next();
      } catch (error) {
        refusalOf(error, uuidv7());
        controller.error(new Error("The file broke off."));
      }
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
}
