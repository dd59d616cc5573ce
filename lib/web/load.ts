// The door of pages: runs a query for whoever is signed in and turns a refusal into the right page and status.
import { forbidden, notFound, redirect } from "next/navigation";
import type { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { perform, type Query } from "@/lib/core/use-case";
import { currentActor, currentPath } from "@/lib/web/request";

/** Call it above any Suspense: below one a refusal would answer 200. */
export async function load<Input extends z.ZodType, Subject, Result>(
  query: Query<Input, Subject, Result>,
  raw: Record<string, unknown>,
): Promise<Result> {
  const actor = await currentActor();
  let refused: AppError;
  try {
    return await perform(query, actor, raw);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    refused = error;
  }
  if (refused.code === "unauthenticated")
    redirect(`/sign-in?next=${encodeURIComponent(await currentPath())}`);
  if (refused.code === "forbidden") forbidden();
  // Too busy, or too much asked: not the address's fault.
  if (refused.code !== "not_found" && refused.code !== "invalid") throw refused;
  notFound();
}
