// Whether a password alone gives an API token: DirectLogin knows no second factor (see decision 0007).
import { z } from "zod";
import { hasFactor } from "@/lib/auth/second-factor";
import type { Actor } from "@/lib/core/actor";
import { writeApart } from "@/lib/core/audit";
import { type Reader, sql, type Tx } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { demandsFactor, isHeld } from "@/lib/core/held";
import { anyone } from "@/lib/core/permissions";
import { defineQuery, perform } from "@/lib/core/use-case";

const findDemand = defineQuery({
  name: "second-factor.find-demand",
  allow: anyone(),
  input: z.object({ personId: z.string() }),
  run: async (db, { personId }, { now }) => await owesFactor(db, personId, now),
});

/** Whether a password alone is not enough for this person; so for somebody who is not here. */
export async function owesFactor(db: Reader | Tx, personId: string, now: Date): Promise<boolean> {
  const [row] = await db.query<{ isOwed: boolean }>(sql`
    SELECT NOT p.is_program AND (${hasFactor} OR EXISTS (
      SELECT FROM entitlement e LEFT JOIN bank b ON b.id = e.bank_id
      WHERE e.person_id = p.id AND ${isHeld(now)} AND ${demandsFactor})) AS "isOwed"
    FROM person p WHERE p.id = ${personId}`);
  return row?.isOwed ?? true;
}

/**
 * Throws unauthenticated for a person who has a second factor, or holds a role where one is demanded. A program's account
 * has none and is never asked.
 */
export async function demandPasswordIsEnough(actor: Actor, personId: string): Promise<void> {
  if (!(await perform(findDemand, actor, { personId }))) return;
  await writeApart(actor, {
    action: "token.issue",
    outcome: "refused",
    subjectId: personId,
    detail: "a password alone is not enough: this person needs a second factor",
  });
  throw new AppError("unauthenticated", "A password alone is not enough for this account.", {
    subject: "second-factor",
  });
}
