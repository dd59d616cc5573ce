// The door of files a person takes away: a GET that streams as an attachment, and refuses in plain words.
import type { z } from "zod";
import { AppError, type ErrorCode } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { perform, type Query } from "@/lib/core/use-case";
import { currentActor } from "@/lib/web/request";

const statusOf: Partial<Record<ErrorCode, number>> = {
  unauthenticated: 401,
  forbidden: 403,
  step_up: 403,
  not_found: 404,
};

const fixed = { "Cache-Control": "private, no-store" };

const plain = (status: number, text: string) =>
  new Response(`${text}\n`, { status, headers: { ...fixed, "Content-Type": "text/plain; charset=utf-8" } });

export interface Download {
  /** ASCII, without quotes. */
  fileName: string;
  type: string;
  chunks: AsyncGenerator<string>;
}

/** A route handler over one query, asked with the address's parameters. Each taking is recorded, so no other site may start one. */
export const downloadRoute =
  <Input extends z.ZodType, Subject, Result>(
    query: Query<Input, Subject, Result>,
    present: (result: Result, now: Date) => Download,
  ) =>
  async (request: Request): Promise<Response> => {
    const site = request.headers.get("sec-fetch-site");
    if (site === "cross-site" || site === "same-site")
      return plain(403, "This download was not started from this site.");
    const actor = await currentActor();
    try {
      const raw = Object.fromEntries(new URL(request.url).searchParams);
      const { fileName, type, chunks } = present(await perform(query, actor, raw), actor.now);
      const headers = { "Content-Type": type, "Content-Disposition": `attachment; filename="${fileName}"` };
      return new Response(streamOf(chunks, actor.correlationId), { headers: { ...fixed, ...headers } });
    } catch (error) {
      if (error instanceof AppError) return plain(statusOf[error.code] ?? 400, error.message);
      const fault = log.fault(error, actor.correlationId);
      return plain(500, `Something went wrong on our side. Its number is ${fault}.`);
    }
  };

/** Read only as fast as it is taken; a fault breaks the download off, so that half a file is never taken for a whole. */
function streamOf(chunks: AsyncGenerator<string>, correlationId: string): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      } catch (error) {
        log.fault(error, correlationId);
        controller.error(new Error("The download broke off."));
      }
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
}
