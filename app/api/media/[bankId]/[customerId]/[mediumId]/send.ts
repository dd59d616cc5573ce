// Answers with the bytes of an opened file: the whole, a range or a page.
import { fileHeaders, refusalOf } from "@/app/api/media/answers";
import { lengthHeader } from "@/lib/core/answer-length";
import { notFound } from "@/lib/core/errors";
import { uuidv7 } from "@/lib/core/ids";
import { type Opened, readOpened } from "@/lib/media/files";
import { disposition } from "@/lib/media/names";
import type { Range } from "@/lib/vault/open";
import { readRange } from "./range";

/** One page of a rendition, the first is 1. */
export async function sendPage(opened: Opened, request: Request, number: number): Promise<Response> {
  const page = opened.file.pages[number - 1];
  if (!page) throw notFound("page");
  const whole = { from: page.offset, to: page.offset + page.bytes - 1 };
  const body = await begin(opened, request, whole);
  return new Response(body, { headers: headersOf({ ...opened, type: "image/jpeg" }, page.bytes, "inline") });
}

/** The whole, or the range that is asked for. */
export async function send(
  opened: Opened,
  request: Request,
  kind: "inline" | "attachment",
): Promise<Response> {
  const range = readRange(request.headers.get("range"), opened.bytes);
  if (range === "beyond")
    return new Response(null, {
      status: 416,
      headers: { ...fileHeaders, "Content-Range": `bytes */${opened.bytes}` },
    });
  const body = await begin(opened, request, range ?? undefined);
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

/**
 * The first segment is proved before anything is answered; a bad one later breaks the answer off. HEAD reads nothing,
 * and a body that nobody takes any more is ended: the framework forgets the body of an answer it cannot give.
 */
async function begin(
  opened: Opened,
  { method, signal }: Request,
  range?: Range,
): Promise<ReadableStream<Uint8Array> | null> {
  if (method === "HEAD") return null;
  const parts = readOpened(opened, range);
  let next = await parts.next();
  const end = async () => {
    await parts.return(undefined).catch((error: unknown) => refusalOf(error, uuidv7()));
  };
  signal.addEventListener("abort", end, { once: true });
  if (signal.aborted) await end();
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
    cancel: end,
  });
}
