// Look-ups of invitations that find nothing: 53 bits cannot be tried out unnoticed. Each is counted by bank and hour; the
// first ones of an hour stand in the audit, and past a threshold the log calls for help, once an hour and bank.
import { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { env } from "@/lib/core/env";
import { AppError, type ErrorFacts } from "@/lib/core/errors";
import { countInHour } from "@/lib/core/hour-count";
import { log } from "@/lib/core/log";
import { anyone } from "@/lib/core/permissions";
import { defineCommand, perform } from "@/lib/core/use-case";

const countFailure = defineCommand({
  name: "invitation.count-failure",
  allow: anyone(),
  input: z.object({ bankId: z.string() }),
  run: async (tx, { bankId }, { now }) => await countInHour(tx, `failed look-ups at ${bankId}`, now),
  record: () => null,
});

/** Counts a failed look-up and returns its refusal: written to the audit only below the threshold. */
export async function refuseLookUp(
  actor: Actor,
  bankId: string,
  { message, subject }: { message: string; subject: string },
): Promise<AppError> {
  const count = await perform(countFailure, actor, { bankId });
  const threshold = env().INVITATION_ALARM_THRESHOLD;
  if (count === threshold) log.alarm("invitation-guessing", { bankId, failuresThisHour: count });
  const facts: ErrorFacts = count > threshold ? { subject, isCounted: true } : { subject };
  return new AppError("not_found", message, facts);
}
