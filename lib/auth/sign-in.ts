// Checks an e-mail and a password the same way for the page and for DirectLogin. No answer tells whether a name exists.
import { z } from "zod";
import { clearTries, takeTry } from "@/lib/auth/brake";
import { hashName, hashSecret, makeSecret } from "@/lib/auth/hashes";
import { passwordMatches } from "@/lib/auth/passwords";
import type { Actor } from "@/lib/core/actor";
import { writeApart } from "@/lib/core/audit";
import { AppError } from "@/lib/core/errors";
import { uuidv7 } from "@/lib/core/ids";
import { anyone } from "@/lib/core/permissions";
import { defineCommand, defineQuery, perform } from "@/lib/core/use-case";

const findPerson = defineQuery({
  name: "sign-in.find",
  allow: anyone(),
  input: z.object({ email: z.string(), browserHash: z.string().nullable() }),
  run: async (db, { email, browserHash }) => {
    const person = await db.person.findFirst({ where: { email: { equals: email, mode: "insensitive" } } });
    const browser =
      person && browserHash && (await db.knownBrowser.findUnique({ where: { secretHash: browserHash } }));
    return { person, isKnownBrowser: Boolean(browser && browser.personId === person?.id) };
  },
});

export interface Credentials {
  email: string;
  password: string;
  /** The secret this browser got when somebody signed in on it before. */
  browser?: string | null;
}

const wrong = () =>
  new AppError("unauthenticated", "The e-mail or the password is not right.", { subject: "credentials" });
const braked = () =>
  new AppError("too_many", "Too many tries with this e-mail. Wait 15 minutes, or ask your administrator.", {
    subject: "brake",
    retryAfter: 900,
  });

/**
 * The person behind the credentials, or AppError: `too_many` from the sixth wrong try on (also with the right
 * password), `unauthenticated` for anything wrong, subject "locked" when an administrator locked the account.
 */
export async function checkCredentials(actor: Actor, { email, password, browser }: Credentials) {
  const name = email.normalize("NFKC").trim().slice(0, 200);
  const { person, isKnownBrowser } = await perform(findPerson, actor, {
    email: name,
    browserHash: browser ? hashSecret(browser) : null,
  });
  // A browser that signed in before has a count of its own, so strangers cannot lock its owner out.
  const nameHash = isKnownBrowser && browser ? hashName(`browser ${hashSecret(browser)}`) : hashName(name);
  if (!(await perform(takeTry, actor, { nameHash }))) {
    await refuse(actor, "too many tries", person?.id);
    throw braked();
  }
  const matches = await passwordMatches(password.slice(0, 1024), person?.passwordHash ?? null);
  if (!matches || !person) {
    await refuse(actor, "wrong e-mail or password", person?.id);
    throw wrong();
  }
  if (person.isLocked || !person.isActive) {
    await refuse(actor, "account is locked or disabled", person.id);
    throw new AppError("unauthenticated", wrong().message, { subject: "locked" });
  }
  await perform(clearTries, actor, { nameHash });
  return person;
}

const refuse = (actor: Actor, detail: string, subjectId?: string) =>
  writeApart(actor, { action: "session.start", outcome: "refused", detail, subjectId });

/** Opens a session. The caller has checked the credentials and says whose it is. */
export const startSession = defineCommand({
  name: "session.start",
  allow: anyone(),
  input: z.object({ personId: z.string(), sessionVersion: z.number(), keepBrowser: z.boolean() }),
  run: async (tx, { personId, sessionVersion, keepBrowser }, { actor, now }) => {
    const id = uuidv7();
    const { address, agent } = actor;
    await tx.session.create({
      data: { id, personId, sessionVersion, createdAt: now, lastSeenAt: now, address, agent },
    });
    const browser = keepBrowser ? makeSecret() : null;
    if (browser)
      await tx.knownBrowser.create({ data: { secretHash: hashSecret(browser), personId, createdAt: now } });
    return { id, browser };
  },
  record: (_result, { personId }) => ({ subjectId: personId }),
});

/** Ends one session on the server: a copied cookie is worth nothing from then on. */
export const endSession = defineCommand({
  name: "session.end",
  allow: anyone(),
  input: z.object({ id: z.string() }),
  run: async (tx, { id }, { now }) =>
    await tx.session.updateMany({ where: { id, endedAt: null }, data: { endedAt: now } }),
  record: (result, { id }) => (result.count ? { subjectId: id } : null),
});
