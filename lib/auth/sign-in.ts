// Checks an e-mail and a password the same way for the page and for DirectLogin. No answer tells whether a name exists.
import { z } from "zod";
import { addressBlock } from "@/lib/auth/address-block";
import { giveTryBack, takeTry } from "@/lib/auth/brake";
import { hashCounted, hashSecret } from "@/lib/auth/hashes";
import { passwordMatches } from "@/lib/auth/passwords";
import { browserDays, endSession, type Opened, startSession } from "@/lib/auth/sessions";
import { canBeName, signInName } from "@/lib/auth/sign-in-name";
import type { Actor } from "@/lib/core/actor";
import { writeApart } from "@/lib/core/audit";
import { sql } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { anyone } from "@/lib/core/permissions";
import { defineQuery, perform } from "@/lib/core/use-case";

interface Found {
  id: string | null;
  name: string;
  passwordHash: string | null;
  sessionVersion: number;
  isUsable: boolean;
  isKnownBrowser: boolean;
}

// One statement that does the same for a known and an unknown name. The name is compared as it is: a pattern
// (ILIKE and its % and _) would give one person a thousand names, each with a count of its own.
const findPerson = defineQuery({
  name: "sign-in.find",
  allow: anyone(),
  input: z.object({ name: z.string(), browserHash: z.string() }),
  run: async (db, { name, browserHash }, { now }) => {
    const oldest = new Date(now.getTime() - browserDays * 86_400_000);
    const [row] = await db.query<Found>(sql`
      SELECT p.id, p.name, p.password_hash AS "passwordHash", p.session_version AS "sessionVersion",
        p.is_active AND NOT p.is_locked AS "isUsable", coalesce(k.person_id = p.id, false) AS "isKnownBrowser"
      FROM (SELECT 1) AS always
        LEFT JOIN person p ON lower(p.email) = ${name}
        LEFT JOIN known_browser k ON k.secret_hash = ${browserHash} AND k.created_at > ${oldest}`);
    return row;
  },
});

export interface Credentials {
  email: string;
  password: string;
  /** The secret this browser got when somebody signed in on it before. */
  browser?: string | null;
}

const wrong = (subject = "credentials") =>
  new AppError("unauthenticated", "The e-mail or the password is not right.", { subject });
const braked = (sentence: string) =>
  new AppError("too_many", sentence, { subject: "brake", retryAfter: 900 });
const tooManyForName = "Too many tries with this e-mail. Wait 15 minutes, or ask your administrator.";
const tooManyFromAddress =
  "Too many wrong passwords from your network. Wait 15 minutes, or use a browser that signed in here before.";

/** Counts one try; refused, it stands in the audit once for each pause: a guesser must not be able to fill it. */
async function countTry(
  actor: Actor,
  nameHash: string,
  { pace, detail, sentence }: { pace: "name" | "address"; detail: string; sentence: string },
): Promise<void> {
  const { refused, until } = await perform(takeTry, actor, { nameHash, pace });
  if (!refused) return;
  await refuse(actor, detail, null, `session.start|${nameHash}|${until?.getTime()}`);
  throw braked(sentence);
}

/** Under which key the caller's address is counted: whoever tries one password on many names. Null: it is not. */
const addressKey = ({ address }: Actor): string | null =>
  address && env().SIGN_IN_FAILURES_PER_ADDRESS > 0 ? hashCounted("address", addressBlock(address)) : null;

/**
 * The person behind the credentials, or AppError: `too_many` from the sixth wrong try on (also with the right
 * password) and for an address that guesses at many names, `unauthenticated` for anything wrong, subject "locked" when an administrator locked the account.
 */
export async function checkCredentials(actor: Actor, { email, password, browser }: Credentials) {
  const name = signInName(email);
  const browserHash = hashSecret(browser ?? "");
  const found = await perform(findPerson, actor, { name: canBeName(name) ? name : "", browserHash });
  // A browser that signed in before has a count of its own, so strangers cannot lock its owner out.
  const nameHash = found?.isKnownBrowser ? hashCounted("browser", browserHash) : hashCounted("name", name);
  // Before the name, so that what is refused here uses up nobody's tries.
  const fromHere = found?.isKnownBrowser ? null : addressKey(actor);
  if (fromHere)
    await countTry(actor, fromHere, {
      pace: "address",
      detail: "too many tries from one address",
      sentence: tooManyFromAddress,
    });
  await countTry(actor, nameHash, { pace: "name", detail: "too many tries", sentence: tooManyForName });
  const matches = await passwordMatches(password, found?.passwordHash ?? null);
  if (!matches || !found?.id) {
    await refuse(actor, "wrong e-mail or password", found?.id);
    throw wrong();
  }
  if (!found.isUsable) {
    await refuse(actor, "account is locked or disabled", found.id);
    throw wrong("locked");
  }
  await perform(giveTryBack, actor, { nameHash });
  if (fromHere) await perform(giveTryBack, actor, { nameHash: fromHere });
  const { id, name: called, sessionVersion, isKnownBrowser } = found;
  return { id, name: called, sessionVersion, isKnownBrowser };
}

const refuse = (actor: Actor, detail: string, subjectId?: string | null, onceKey?: string) =>
  writeApart(actor, { action: "session.start", outcome: "refused", detail, subjectId, onceKey });

/** From credentials to an open session. `before`: the session this browser had, worth nothing afterwards (fixation). */
export async function enter(actor: Actor, given: Credentials, before: string | null): Promise<Opened> {
  const person = await checkCredentials(actor, given);
  if (before) await perform(endSession, actor, { id: before });
  const facts = {
    personId: person.id,
    sessionVersion: person.sessionVersion,
    keepBrowser: !person.isKnownBrowser,
  };
  return await perform(startSession, { ...actor, personId: person.id, name: person.name }, facts);
}
