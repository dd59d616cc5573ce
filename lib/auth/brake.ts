// The brake on guessing passwords: five wrong ones for a name stop it for 15 minutes, then one more each 15 minutes.
// It is counted before the password is looked at, so parallel guesses gain nothing, and it never stops open sessions.
// The same brake, at other paces, counts an address that guesses at many names, and who asks for links.
import { z } from "zod";
import { sql } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { anyone } from "@/lib/core/permissions";
import { defineCommand } from "@/lib/core/use-case";

const minute = 60_000;
/** `most` tries at once, then one more each `forget` ms; whoever reaches `most` waits for `pause` ms. */
export interface Pace {
  most: number;
  forget: number;
  pause: number;
}
const paceNames = ["name", "address", "link", "link-address", "passkey-address"] as const;
type PaceName = (typeof paceNames)[number];

const steady: Record<Exclude<PaceName, "address">, Pace> = {
  name: { most: 5, forget: 15 * minute, pause: 15 * minute },
  // Links by mail: three for a name in an hour, and at most 20 names.
  link: { most: 3, forget: 20 * minute, pause: 20 * minute },
  // Questions for a passkey from one address: two a second go on for ever, and a page asks one.
  "passkey-address": { most: 120, forget: 500, pause: minute },
  "link-address": { most: 20, forget: 3 * minute, pause: 15 * minute },
};

/** From one address so many wrong passwords an hour, whatever the names. */
const addressPace = (): Pace => {
  const most = env().SIGN_IN_FAILURES_PER_ADDRESS;
  return { most, forget: (60 * minute) / Math.max(1, most), pause: 15 * minute };
};
const paceOf = (name: PaceName): Pace => (name === "address" ? addressPace() : steady[name]);

/** A leaking bucket: `failures` are the tries not yet forgotten, one is forgotten each `forget` from `firstAt` on. */
export interface Brake {
  failures: number;
  firstAt: Date;
  refusedUntil: Date | null;
}

/** What one more try does. Pure: `refused` says that this very try must not be checked. */
export function brakeAfterTry(
  before: Brake,
  now: Date,
  { most, forget, pause }: Pace = steady.name,
): Brake & { refused: boolean } {
  if (before.refusedUntil && before.refusedUntil > now) return { ...before, refused: true };
  const forgotten = Math.max(0, Math.floor((now.getTime() - before.firstAt.getTime()) / forget));
  const left = Math.max(0, before.failures - forgotten);
  const firstAt = left === 0 ? now : new Date(before.firstAt.getTime() + forgotten * forget);
  const failures = left + 1;
  const refusedUntil = failures >= most ? new Date(now.getTime() + pause) : null;
  return { failures, firstAt, refusedUntil, refused: false };
}

const key = z.object({ nameHash: z.string() });
const counted = key.extend({ pace: z.enum(paceNames).default("name") });

/** Takes one try from a name (or whatever is counted). `refused`: the password must not be looked at, until the moment named. */
export const takeTry = defineCommand({
  name: "sign-in.try",
  allow: anyone(),
  input: counted,
  run: async (tx, { nameHash, pace }, { now }) => {
    await tx.signInGuard.createMany({
      data: [{ nameHash, failures: 0, firstAt: now }],
      skipDuplicates: true,
    });
    const [row] = await tx.query<Brake>(
      sql`SELECT failures, first_at AS "firstAt", refused_until AS "refusedUntil" FROM sign_in_guard WHERE name_hash = ${nameHash} FOR UPDATE`,
    );
    const before = row ?? { failures: 0, firstAt: now, refusedUntil: null };
    const { refused, ...data } = brakeAfterTry(before, now, paceOf(pace));
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
