// The texts of the invitation mails on a page: read with who set them, all four set at once, taken back to the default.
import { createHash } from "node:crypto";
import { z } from "zod";
import { type Reader, sql, type Tx } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { uuidv7 } from "@/lib/core/ids";
import { atSystem } from "@/lib/core/permissions";
import { defineCommand, defineQuery } from "@/lib/core/use-case";
import { purposes } from "@/lib/invitations/schema";
import { readDefaults } from "@/lib/webui-props/defaults";
import {
  namesOf,
  newTexts,
  type Part,
  type Purpose,
  parts,
  webUiName,
} from "@/lib/webui-props/mail-texts-schema";

export interface MailText {
  part: Part;
  value: string;
  /** Whose text it is: set for this purpose, taken from the developers', or ours. */
  from: "own" | "developers" | "default";
  setBy: string | null;
  setAt: Date | null;
}

export interface MailTexts {
  texts: MailText[];
  /** Changes whenever one of the texts does. */
  version: string;
}

interface Row {
  name: string;
  value: string;
  at: Date;
  by: string;
}

async function findTexts(db: { query: Reader["query"] }, purpose: Purpose): Promise<MailTexts> {
  const names = parts.flatMap((part) => namesOf(purpose, part));
  const rows = await db.query<Row>(sql`
    SELECT w.name, w.value, w.updated_at AS at, p.name AS by FROM webui_prop w JOIN person p ON p.id = w.updated_by
    WHERE w.name = ANY(${names}::text[])`);
  const defaults = await readDefaults();
  const texts = parts.map((part): MailText => {
    const [own = "", fallback = own] = namesOf(purpose, part);
    const row = rows.find(({ name }) => name === own) ?? rows.find(({ name }) => name === fallback);
    if (!row) return { part, value: defaults[fallback] ?? "", from: "default", setBy: null, setAt: null };
    const from = row.name === own ? "own" : "developers";
    return { part, value: row.value, from, setBy: row.by, setAt: row.at };
  });
  const content = JSON.stringify(texts.map(({ value, from }) => [value, from]));
  return { texts, version: createHash("sha256").update(content).digest("hex").slice(0, 16) };
}

/** What a mail of this purpose says now. */
export const readMailTexts = defineQuery({
  name: "mail-text.view",
  allow: atSystem("CanGetWebUiProps"),
  input: z.object({ purpose: z.enum(purposes) }),
  run: async (db, { purpose }) => await findTexts(db, purpose),
});

/**
 * Rows that do not exist yet cannot be locked: two who edit them on the page follow one another.
 * A program that sets a text at the same moment does not wait: the page's version then no longer agrees, and says so.
 */
async function lockTexts(tx: Tx, purpose: Purpose): Promise<MailTexts> {
  await tx.query(sql`SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtext('dossier.mail-texts'))) AS locked`);
  return await findTexts(tx, purpose);
}

const pickValues = (texts: readonly { part: Part; value: string }[]) =>
  Object.fromEntries(texts.map(({ part, value }) => [part, value]));

/** Keeps the texts that differ from what counts now. Throws conflict when somebody else changed one meanwhile. */
export const setMailTexts = defineCommand({
  name: "mail-text.set",
  allow: atSystem("CanCreateWebUiProps"),
  input: newTexts,
  run: async (tx, { purpose, base, ...given }, { actor, now }) => {
    const { texts, version } = await lockTexts(tx, purpose);
    if (version !== base)
      throw new AppError(
        "conflict",
        "Somebody else changed these texts meanwhile. Copy what you wrote, load the page again, and write it into the newer texts.",
        { subject: "mail-text" },
      );
    const changed = texts.filter(({ part, value }) => given[part] !== value);
    for (const { part } of changed)
      await tx.query(sql`
        INSERT INTO webui_prop (id, name, value, created_at, updated_at, updated_by)
        VALUES (${uuidv7()}, ${webUiName(purpose, part)}, ${given[part]}, ${now}, ${now}, ${actor.personId})
        ON CONFLICT (name) DO UPDATE SET value = excluded.value, updated_at = ${now}, updated_by = ${actor.personId}`);
    const after = changed.map(({ part }) => ({ part, value: given[part] }));
    return { before: pickValues(changed), after: pickValues(after), count: changed.length };
  },
  record: ({ before, after, count }, { purpose }) =>
    count ? { subjectId: purpose, before: { purpose, ...before }, after: { purpose, ...after } } : null,
});

/** Takes back what was set for this purpose. */
export const resetMailTexts = defineCommand({
  name: "mail-text.reset",
  allow: atSystem("CanDeleteWebUiProps"),
  input: z.object({ purpose: z.enum(purposes) }),
  run: async (tx, { purpose }) => {
    const { texts } = await lockTexts(tx, purpose);
    const own = texts.filter(({ from }) => from === "own");
    const names = own.map(({ part }) => webUiName(purpose, part));
    await tx.query(sql`DELETE FROM webui_prop WHERE name = ANY(${names}::text[])`);
    return own;
  },
  record: (own, { purpose }) =>
    own.length ? { subjectId: purpose, before: { purpose, ...pickValues(own) }, after: { purpose } } : null,
});
