// Whether somebody may confirm a reading and close its differences: as the commands themselves decide.
import type { Actor } from "@/lib/core/actor";
import { mayRun } from "@/lib/core/permissions";
import { confirmReading } from "@/lib/reader/readings";

export const mayConfirm = (actor: Actor, bankId: string): boolean =>
  mayRun(confirmReading.allow, actor, bankId);
