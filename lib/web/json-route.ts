// The door of the few reads a browser makes by itself: JSON in by POST, so that no phone number stands in an address.
import type { z } from "zod";
import { AppError, statusOf } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { perform, type UseCase } from "@/lib/core/use-case";
import { currentActor } from "@/lib/web/request";
import { isBounded, isFromHere } from "@/lib/web/same-origin";

const maxBytes = 16_384;

const answer = (status: number, body: unknown) =>
  Response.json(body, {
    status,
    headers: {
      "Cache-Control": "private, no-store",
      "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    },
  });

const refuse = (status: number, code: string, message: string, fields: Record<string, string> = {}) =>
  answer(status, { code, message, fields });

/** A route handler over one use-case; `present` makes of its result what the page draws. Only our own pages may call it: same origin, JSON, at most 16 kB. */
export const jsonRoute =
  <Input extends z.ZodType, Subject, Result, View>(
    useCase: UseCase<Input, Subject, Result>,
    present: (result: Result) => View,
  ) =>
  async (request: Request): Promise<Response> => {
    if (!isFromHere(request.headers))
      return refuse(403, "forbidden", "This request did not come from this site.");
    const raw = await readBody(request);
    if (!raw) return refuse(400, "invalid", "The request must be a JSON object of at most 16 kB.");
    const actor = await currentActor();
    try {
      return answer(200, present(await perform(useCase, actor, raw)));
    } catch (error) {
      if (error instanceof AppError)
        return refuse(statusOf[error.code], error.code, error.message, error.facts.fields);
      return refuse(
        500,
        "internal",
        `Something went wrong on our side. Its number is ${log.fault(error, actor.correlationId)}.`,
      );
    }
  };

async function readBody(request: Request): Promise<Record<string, unknown> | null> {
  if (!request.headers.get("content-type")?.startsWith("application/json")) return null;
  if (!isBounded(request.headers, maxBytes)) return null;
  try {
    const body: unknown = await request.json();
    return typeof body === "object" && body !== null && !Array.isArray(body)
      ? (body as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
