// What somebody typed when the session had ended: kept for an hour, for the same person only.
import { z } from "zod";
import { hashSecret } from "@/lib/auth/hashes";
import { stranger } from "@/lib/core/actor";
import { uuidv7 } from "@/lib/core/ids";
import { anyone, signedIn } from "@/lib/core/permissions";
import { defineCommand, defineQuery, perform } from "@/lib/core/use-case";

const fields = z.record(
  z.string().max(64),
  z.union([z.string().max(60_000), z.array(z.string().max(200)).max(50)]),
);

const keepDraft = defineCommand({
  name: "draft.keep",
  allow: anyone(),
  input: z.object({ personId: z.string(), fields }),
  run: async (tx, input, { now }) => {
    await tx.draft.deleteMany({ where: { createdAt: { lt: new Date(now.getTime() - 3_600_000) } } });
    return await tx.draft.create({ data: { id: uuidv7(), createdAt: now, ...input }, select: { id: true } });
  },
  record: () => null,
});

/** The draft's id; it stands in the address, what was typed does not. */
export async function saveDraft(personId: string, typed: z.infer<typeof fields>): Promise<string> {
  return (await perform(keepDraft, stranger(), { personId, fields: typed })).id;
}

/** Whose browser this is: somebody signed in on it before. Null for a secret nobody was given. */
export const findBrowserOwner = defineQuery({
  name: "browser.owner",
  allow: anyone(),
  input: z.object({ secret: z.string() }),
  run: async (db, { secret }) =>
    (await db.knownBrowser.findUnique({ where: { secretHash: hashSecret(secret) } }))?.personId ?? null,
});

/** What was typed, if the draft is this person's own and younger than an hour; else null. */
export const openDraft = defineQuery({
  name: "draft.open",
  allow: signedIn(),
  input: z.object({ id: z.string() }),
  run: async (db, { id }, { actor, now }) => {
    const draft = await db.draft.findFirst({
      where: { id, personId: actor.personId ?? "", createdAt: { gt: new Date(now.getTime() - 3_600_000) } },
    });
    return draft ? fields.parse(draft.fields) : null;
  },
});
