// Whether somebody proved lately that it is she, and the refusal that asks for it: for what would hurt most if another
// person sat down at an open session (granting roles, unmasking a tax number, changing factors).
import type { Actor } from "@/lib/core/actor";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";

/** Programs prove themselves with each call and are not asked; a session is, after STEP_UP_MINUTES. */
export function isFreshlyProven({ via, proof, now }: Actor): boolean {
  if (via !== "session") return true;
  return proof !== null && now.getTime() - proof.at.getTime() <= env().STEP_UP_MINUTES * 60_000;
}

/** Throws `step_up` when the last proof is too old: doors then ask for it and run the same again. */
export function demandFreshProof(actor: Actor): void {
  if (isFreshlyProven(actor)) return;
  throw new AppError("step_up", "Confirm that it is you, then go on. Nothing is lost.", {
    subject: "proof",
  });
}
