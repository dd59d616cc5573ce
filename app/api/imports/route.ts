// Receives the files of an import as they come, begins it, and goes on to its page.
import type { ReadableStream as NodeStream } from "node:stream/web";
import { AppError } from "@/lib/core/errors";
import { uuidv7 } from "@/lib/core/ids";
import { log } from "@/lib/core/log";
import { perform } from "@/lib/core/use-case";
import { enterImports, startImport } from "@/lib/import/imports";
import { startJob } from "@/lib/import/job";
import { codeOfRefusal, refuseUpload } from "@/lib/import/refusals";
import { dropFiles, receiveFiles } from "@/lib/import/upload";
import { currentActor } from "@/lib/web/request";
import { isFromHere } from "@/lib/web/same-origin";

export const dynamic = "force-dynamic";

const goTo = (path: string) =>
  new Response(null, { status: 303, headers: { Location: path, "Cache-Control": "private, no-store" } });

export async function POST(request: Request): Promise<Response> {
  const actor = await currentActor();
  const importId = uuidv7();
  try {
    if (!isFromHere(request.headers))
      throw new AppError("forbidden", "This upload did not come from this site.");
    // Before a byte of the files is read.
    await perform(enterImports, actor, {});
    if (!request.body) throw refuseUpload("none");
    const type = request.headers.get("content-type") ?? "";
    const { fields, files } = await receiveFiles(request.body as NodeStream, type, importId);
    const order = { bankId: fields.bankId, isStrict: fields.isStrict === "on", isDryRun: false };
    await perform(startImport, actor, { importId, ...order, files });
    startJob(importId, actor.personId ?? "");
    return goTo(`/import/${importId}`);
  } catch (error) {
    await dropFiles(importId);
    if (!(error instanceof AppError)) log.fault(error, actor.correlationId);
    return refuse(error);
  }
}

const statusOf = { unauthenticated: 401, forbidden: 403, not_found: 404 } as const;

function refuse(error: unknown): Response {
  if (!(error instanceof AppError)) return goTo("/import?refused=fault");
  const status = (statusOf as Partial<Record<typeof error.code, number>>)[error.code];
  // What a person can put right is told on the page he came from; the rest is for programs.
  if (status === undefined) return goTo(`/import?refused=${codeOfRefusal(error)}`);
  return new Response(`${error.message}\n`, { status, headers: { "Cache-Control": "private, no-store" } });
}
