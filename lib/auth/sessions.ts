// Sessions as rows: opened after credentials were checked, ended on the server.
import { z } from "zod";
import { hashSecret, makeSecret } from "@/lib/auth/hashes";
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
}

/** Opens a session. The caller has checked the credentials and says whose it is. */
export const startSession = defineCommand({
  name: "session.start",
  allow: anyone(),
  input: z.object({ personId: z.string(), sessionVersion: z.number(), keepBrowser: z.boolean() }),
  run: async (tx, { personId, sessionVersion, keepBrowser }, { actor, now }): Promise<Opened> => {
    const id = uuidv7();
    const address = actor.address?.slice(0, 64);
    const agent = actor.agent?.slice(0, 300);
    await tx.session.create({
      data: { id, personId, sessionVersion, createdAt: now, lastSeenAt: now, address, agent },
    });
    const browser = keepBrowser ? makeSecret() : null;
    if (browser)
      await tx.knownBrowser.create({ data: { secretHash: hashSecret(browser), personId, createdAt: now } });
    return { id, personId, browser };
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
