// The brake on guessing passwords: five wrong ones for a name stop it for 15 minutes, ten for the rest of the hour.
// It is counted before the password is looked at, so parallel guesses gain nothing, and it never stops open sessions.
import { z } from "zod";
import { sql } from "@/lib/core/db";
import { anyone } from "@/lib/core/permissions";
import { defineCommand } from "@/lib/core/use-case";

const minute = 60_000;
const window = 60 * minute;

export interface Brake {
  failures: number;
  firstAt: Date;
  refusedUntil: Date | null;
}

/** What one more try does. Pure: `refused` says that this very try must not be checked. */
export function brakeAfterTry(before: Brake, now: Date): Brake & { refused: boolean } {
  if (before.refusedUntil && before.refusedUntil > now) return { ...before, refused: true };
  const isOld = now.getTime() - before.firstAt.getTime() >= window;
  const failures = isOld ? 1 : before.failures + 1;
  const firstAt = isOld ? now : before.firstAt;
  const soon = now.getTime() + 15 * minute;
  if (failures === 5) return { failures, firstAt, refusedUntil: new Date(soon), refused: false };
  if (failures >= 10)
    return {
      failures,
      firstAt,
      refusedUntil: new Date(Math.max(soon, firstAt.getTime() + window)),
      refused: false,
    };
  return { failures, firstAt, refusedUntil: null, refused: false };
}

const key = z.object({ nameHash: z.string() });

/** Takes one try from a name. True: the password may be checked. */
export const takeTry = defineCommand({
  name: "sign-in.try",
  allow: anyone(),
  input: key,
  run: async (tx, { nameHash }, { now }) => {
    await tx.signInGuard.createMany({
      data: [{ nameHash, failures: 0, firstAt: now }],
      skipDuplicates: true,
    });
    const [row] = await tx.query<Brake>(
      sql`SELECT failures, first_at AS "firstAt", refused_until AS "refusedUntil" FROM sign_in_guard WHERE name_hash = ${nameHash} FOR UPDATE`,
    );
    const { refused, ...data } = brakeAfterTry(row ?? { failures: 0, firstAt: now, refusedUntil: null }, now);
    if (!refused) await tx.signInGuard.update({ where: { nameHash }, data });
    return !refused;
  },
  record: () => null,
});

/** After the right password the name starts afresh. */
export const clearTries = defineCommand({
  name: "sign-in.clear",
  allow: anyone(),
  input: key,
  run: async (tx, { nameHash }) => await tx.signInGuard.deleteMany({ where: { nameHash } }),
  record: () => null,
});
