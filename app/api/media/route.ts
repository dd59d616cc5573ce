// Receives files: one at a time from our own script, several in a form without JavaScript. Read as they come, never held whole.
import type { ReadableStream as NodeStream } from "node:stream/web";
import { json, refusalOf } from "@/app/api/media/answers";
import type { Actor } from "@/lib/core/actor";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { perform } from "@/lib/core/use-case";
import { type Admitted, admitEach } from "@/lib/media/admit";
import { readFileForm } from "@/lib/media/form";
import { holdPlace } from "@/lib/media/places";
import { beginUpload } from "@/lib/media/uploads";
import { currentActor } from "@/lib/web/request";
import { isFromHere } from "@/lib/web/same-origin";
import { backToFile } from "./back";

export const dynamic = "force-dynamic";

const filesAtOnce = 10;

export async function POST(request: Request): Promise<Response> {
  const wantsJson = request.headers.get("accept")?.includes("application/json") ?? false;
  const query = new URL(request.url).searchParams;
  const whose = { bankId: query.get("bankId") ?? "", customerId: query.get("customerId") ?? "" };
  const actor = await currentActor();
  try {
    if (!isFromHere(request.headers))
      throw new AppError("forbidden", "This upload did not come from this site.");
    // Everything that can be known without the body is asked before it is read.
    await perform(beginUpload, actor, whose);
    const admitted = await receive(request, actor, whose, wantsJson ? 1 : filesAtOnce);
    return wantsJson ? answerOne(admitted) : await backToFile(actor, whose, admitted);
  } catch (error) {
    const refusal = refusalOf(error, actor.correlationId);
    const { status, code, message } = refusal;
    // Whatever else was on its way is not waited for.
    if (wantsJson) return json(status, { code, message }, { Connection: "close" });
    return await backToFile(actor, whose, [], refusal);
  }
}

async function receive(
  request: Request,
  actor: Actor,
  whose: { bankId: string; customerId: string },
  files: number,
): Promise<Admitted[]> {
  if (!request.body) throw new AppError("invalid", "Choose a file first.");
  const leave = holdPlace(actor.personId ?? "");
  try {
    const limits = { fileBytes: env().MEDIA_MAX_MB * 1024 * 1024, files };
    const type = request.headers.get("content-type") ?? "";
    const form = await readFileForm(request.body as NodeStream, type, whose, limits);
    if (form.files.length === 0) throw new AppError("invalid", "Choose a file first.");
    const wish = {
      ...whose,
      type: form.fields.type ?? "",
      relatesToKycDocumentId: form.fields.relatesToKycDocumentId ?? "",
      relatesToKycCheckId: form.fields.relatesToKycCheckId ?? "",
    };
    const explain = (error: unknown) => refusalOf(error, actor.correlationId).message;
    return await admitEach(actor, form.files, wish, explain);
  } finally {
    leave();
  }
}

/** 201 stored, 200 there already, 413 too large, 422 refused with its reason. */
function answerOne([one]: Admitted[]): Response {
  if (!one) return json(400, { code: "invalid", message: "Choose a file first." });
  if (one.refused !== null)
    return json(one.isTooLarge ? 413 : 422, { code: "refused", message: one.refused });
  return json(one.isKnown ? 200 : 201, { id: one.id, name: one.name, isKnown: one.isKnown });
}
