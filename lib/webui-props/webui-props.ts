// OBP's webui_props: texts under names that begin with webui_, set by whoever holds the system roles, else our own.
import { z } from "zod";
import { type Reader, sql } from "@/lib/core/db";
import { AppError, notFound } from "@/lib/core/errors";
import { uuidv7 } from "@/lib/core/ids";
import { atSystem } from "@/lib/core/permissions";
import { defineCommand, defineQuery } from "@/lib/core/use-case";
import { line, paragraph } from "@/lib/text/schema";
import { readDefaults } from "@/lib/webui-props/defaults";

export interface WebUiProp {
  /** "default" for a text of ours that nobody has set. */
  id: string;
  name: string;
  value: string;
}

/** Those that were set; with `isActive` also the defaults of the others. */
export const listWebUiProps = defineQuery({
  name: "webui-prop.list",
  allow: atSystem("CanGetWebUiProps"),
  input: z.object({ isActive: z.boolean() }),
  run: async (db, { isActive }): Promise<WebUiProp[]> => {
    const set = await db.query<WebUiProp>(sql`SELECT id, name, value FROM webui_prop ORDER BY name`);
    if (!isActive) return set;
    const isSet = (name: string) => set.some((prop) => prop.name === name);
    const unset = Object.entries(await readDefaults()).filter(([name]) => !isSet(name));
    return [...set, ...unset.map(([name, value]) => ({ id: "default", name, value }))];
  },
});

/** Sets a text; one of the same name is replaced and keeps its id. */
export const setWebUiProp = defineCommand({
  name: "webui-prop.set",
  allow: atSystem("CanCreateWebUiProps"),
  input: z.object({ name: line(255), value: paragraph(60_000) }),
  run: async (tx, { name, value }, { actor, now }) => {
    if (!name.startsWith("webui_"))
      throw new AppError("invalid", "The name of such a text begins with webui_.", { subject: "webui-prop" });
    const [before] = await tx.query<WebUiProp>(
      sql`SELECT id, name, value FROM webui_prop WHERE name = ${name} FOR UPDATE`,
    );
    const [after] = await tx.query<WebUiProp>(sql`
      INSERT INTO webui_prop (id, name, value, created_at, updated_at, updated_by)
      VALUES (${uuidv7()}, ${name}, ${value}, ${now}, ${now}, ${actor.personId})
      ON CONFLICT (name) DO UPDATE SET value = excluded.value, updated_at = ${now}, updated_by = ${actor.personId}
      RETURNING id, name, value`);
    if (!after) throw new Error("The text was not written.");
    return { before: before ?? null, after };
  },
  record: ({ before, after }) => ({ subjectId: after.id, before, after }),
});

/** Takes a text back: ours counts again. */
export const deleteWebUiProp = defineCommand({
  name: "webui-prop.delete",
  allow: atSystem("CanDeleteWebUiProps"),
  input: z.object({ id: z.string().max(64) }),
  run: async (tx, { id }) => {
    const [gone] = await tx.query<WebUiProp>(
      sql`DELETE FROM webui_prop WHERE id = ${id} RETURNING id, name, value`,
    );
    if (!gone) throw notFound("webui-prop");
    return gone;
  },
  record: (before) => ({ subjectId: before.id, before, after: null }),
});

/** The text under the first of the names that was set; else our own under the last of them. */
export async function readWebUiProp(
  db: { query: Reader["query"] },
  names: readonly string[],
): Promise<string> {
  const set = await db.query<WebUiProp>(
    sql`SELECT id, name, value FROM webui_prop WHERE name = ANY(${[...names]}::text[])`,
  );
  const found = names.flatMap((name) => set.find((prop) => prop.name === name) ?? []);
  return found[0]?.value ?? (await readDefaults())[names.at(-1) ?? ""] ?? "";
}
