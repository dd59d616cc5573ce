// Sessions as rows: opened after credentials were checked, ended on the server.
import { z } from "zod";
import { hashSecret, makeSecret } from "@/lib/auth/hashes";
import { factorWords, hasFactor } from "@/lib/auth/second-factor";
import type { Factor } from "@/lib/core/actor";
import { sql, type Tx } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { uuidv7 } from "@/lib/core/ids";
import { anyone } from "@/lib/core/permissions";
import { defineCommand } from "@/lib/core/use-case";

/** How long a browser that signed in is known again. */
export const browserDays = 180;

/** `browser` is the secret for a browser that was not known yet. */
export interface Opened {
  id: string;
  personId: string;
  browser: string | null;
  /** The person has a second factor and has not shown it: this session opens only the page that asks for it. */
  needsFactor: boolean;
}

const input = z.object({
  personId: z.string(),
  sessionVersion: z.number(),
  keepBrowser: z.boolean(),
  /** The second factor that was checked just now, or that the session before this one had. */
  factor: z.enum(["totp", "passkey", "recovery"]).nullable().default(null),
});

/** Refuses a program's account; says whether a second factor is still owed. */
async function findDebt(tx: Tx, personId: string, factor: Factor | null): Promise<boolean> {
  // Against a first factor that is added just now: either it is seen here, or this session there.
  await tx.query(sql`SELECT FROM person WHERE id = ${personId} FOR SHARE`);
  const [row] = await tx.query<{ isProgram: boolean; hasFactor: boolean }>(sql`
    SELECT p.is_program AS "isProgram", ${hasFactor} AS "hasFactor" FROM person p WHERE p.id = ${personId}`);
  if (row?.isProgram)
    throw new AppError("forbidden", "This is a program’s account: it uses the API and has no pages.");
  return factor === null && (row?.hasFactor ?? false);
}

/**
 * Opens a session, whichever way somebody signs in. The caller has checked the credentials and says whose it is; whether
 * a second factor is owed is found out here. A browser is not known before that factor was shown.
 */
export const startSession = defineCommand({
  name: "session.start",
  allow: anyone(),
  input,
  run: async (tx, { personId, sessionVersion, keepBrowser, factor }, { actor, now }): Promise<Opened> => {
    const needsFactor = await findDebt(tx, personId, factor);
    const id = uuidv7();
    const address = actor.address?.slice(0, 64);
    const agent = actor.agent?.slice(0, 300);
    await tx.session.create({
      data: {
        id,
        personId,
        sessionVersion,
        createdAt: now,
        lastSeenAt: now,
        address,
        agent,
        factor,
        needsFactor,
      },
    });
    const browser = keepBrowser && !needsFactor ? makeSecret() : null;
    if (browser)
      await tx.knownBrowser.create({ data: { secretHash: hashSecret(browser), personId, createdAt: now } });
    return { id, personId, browser, needsFactor };
  },
  record: ({ needsFactor }, { personId, factor }) => ({
    subjectId: personId,
    detail: needsFactor ? "second factor still owed" : factor && `with ${factorWords[factor]}`,
  }),
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
