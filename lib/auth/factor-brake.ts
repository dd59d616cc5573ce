// The brake on guessing codes: five wrong ones of a session, and five for a person, stop that for 15 minutes.
import { giveTryBack, takeTry } from "@/lib/auth/brake";
import { hashCounted } from "@/lib/auth/hashes";
import type { Actor } from "@/lib/core/actor";
import { writeApart } from "@/lib/core/audit";
import { AppError } from "@/lib/core/errors";
import { perform } from "@/lib/core/use-case";

interface Counts {
  sessionId: string | null;
  /** Null inside an open session: guessing there must not stop its owner from signing in. */
  personId?: string | null;
  /** The hash of a secret by which this browser is known as this person's: it has a count of its own. */
  browserHash?: string | null;
}

const keysOf = ({ sessionId, personId, browserHash }: Counts): string[] => [
  ...(sessionId ? [hashCounted("factor-session", sessionId)] : []),
  ...(personId
    ? [browserHash ? hashCounted("factor-browser", browserHash) : hashCounted("factor", personId)]
    : []),
];

/** Takes a try of each count before anything is looked at. Throws too_many; returns what to give back. */
export async function takeFactorTries(actor: Actor, counts: Counts): Promise<string[]> {
  const keys = keysOf(counts);
  for (const nameHash of keys) {
    const { refused, until } = await perform(takeTry, actor, { nameHash });
    if (!refused) continue;
    await writeApart(actor, {
      action: "second-factor.use",
      outcome: "refused",
      subjectId: counts.personId ?? actor.personId,
      detail: "too many wrong codes",
      onceKey: `second-factor.use|${nameHash}|${until?.getTime()}`,
    });
    throw new AppError("too_many", "Too many wrong codes. Wait 15 minutes, or ask your administrator.", {
      subject: "brake",
      retryAfter: 900,
    });
  }
  return keys;
}

export async function giveFactorTriesBack(actor: Actor, keys: readonly string[]): Promise<void> {
  for (const nameHash of keys) await perform(giveTryBack, actor, { nameHash });
}
