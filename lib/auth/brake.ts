// The brake on guessing passwords: five wrong ones for a name stop it for 15 minutes, then one more each 15 minutes.
// It is counted before the password is looked at, so parallel guesses gain nothing, and it never stops open sessions.
import { z } from "zod";
import { sql } from "@/lib/core/db";
import { anyone } from "@/lib/core/permissions";
import { defineCommand } from "@/lib/core/use-case";

const pause = 15 * 60_000;
const most = 5;

/** A leaking bucket: `failures` are the wrong tries not yet forgotten, one is forgotten each 15 minutes from `firstAt` on. */
export interface Brake {
  failures: number;
  firstAt: Date;
  refusedUntil: Date | null;
}

/** What one more try does. Pure: `refused` says that this very try must not be checked. */
export function brakeAfterTry(before: Brake, now: Date): Brake & { refused: boolean } {
  if (before.refusedUntil && before.refusedUntil > now) return { ...before, refused: true };
  const forgotten = Math.max(0, Math.floor((now.getTime() - before.firstAt.getTime()) / pause));
  const left = Math.max(0, before.failures - forgotten);
  const firstAt = left === 0 ? now : new Date(before.firstAt.getTime() + forgotten * pause);
  const failures = left + 1;
  const refusedUntil = failures >= most ? new Date(now.getTime() + pause) : null;
  return { failures, firstAt, refusedUntil, refused: false };
}

const key = z.object({ nameHash: z.string() });

/** Takes one try from a name. `refused`: the password must not be looked at, until the moment named. */
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
    return { refused, until: data.refusedUntil };
  },
  record: () => null,
});

/**
 * After the right password: gives back the one try it took. The wrong ones stay counted, or somebody who guesses would
 * start afresh each time the owner (or the owner's program) signs in.
 */
export const giveTryBack = defineCommand({
  name: "sign-in.give-back",
  allow: anyone(),
  input: key,
  run: async (tx, { nameHash }) =>
    await tx.signInGuard.updateMany({
      where: { nameHash, failures: { gt: 0 } },
      data: { failures: { decrement: 1 }, refusedUntil: null },
    }),
  record: () => null,
});
