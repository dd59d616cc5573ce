// The commands around an import: begun, let in, given up. Only a system administrator; the rows themselves are not shown.
import { z } from "zod";
import { bankFacts } from "@/lib/banks/banks";
import { sql, type Tx } from "@/lib/core/db";
import { AppError, notFound } from "@/lib/core/errors";
import { lockKey } from "@/lib/core/lock-key";
import { atSystem } from "@/lib/core/permissions";
import { defineCommand, defineQuery } from "@/lib/core/use-case";
import { countWords } from "@/lib/format";
import { fileKinds, type ImportState, importName, newImport } from "@/lib/import/schema";
import { stagedTable } from "@/lib/import/staged-tables";
import { stateWords } from "@/lib/import/words";

/** He sees no customer: what he may see of a file are its bad rows' lines, columns and reasons. */
export const mayImport = atSystem("CanImportCustomers");

/** Whether somebody may import: asked before a byte of a file is read. */
export const enterImports = defineQuery({
  name: "import.enter",
  allow: mayImport,
  input: z.object({}),
  run: async () => ({}),
});

export const startImport = defineCommand({
  name: "import.start",
  allow: mayImport,
  input: newImport,
  run: async (tx, { bankId, importId, isDryRun, isStrict, files }, { actor, now }) => {
    await bankFacts(tx, bankId);
    await tx.$executeRaw`
      INSERT INTO customer_import (id, bank_id, state, is_dry_run, is_strict, started_by, started_at, seen_at)
      VALUES (${importId}, ${bankId}, 'reading', ${isDryRun}, ${isStrict}, ${actor.personId}, ${now}, ${now})`;
    for (const { kind, name, bytes } of files)
      await tx.$executeRaw`INSERT INTO customer_import_file (import_id, kind, name, bytes)
        VALUES (${importId}, ${kind}, ${name}, ${bytes})`;
    return { importId };
  },
  record: (_, { bankId, importId, isDryRun, isStrict, files }) => ({
    bankId,
    subjectId: importId,
    after: { isDryRun, isStrict, files: files.map(({ kind, name }) => `${kind}: ${name}`) },
  }),
});

/** The name of the lock that whoever works on an import holds. */
export const workOn = (importId: string): string => `import ${importId}`;

interface Locked {
  bankId: string;
  state: ImportState;
  isDryRun: boolean;
  badRows: bigint;
}

async function lockImport(tx: Tx, importId: string): Promise<Locked> {
  const [found] = await tx.query<Locked>(sql`
    SELECT bank_id AS "bankId", state, is_dry_run AS "isDryRun", bad_rows AS "badRows" FROM customer_import
    WHERE id = ${importId} FOR UPDATE`);
  if (!found) throw notFound("import");
  return found;
}

/** In the words of its page: another tab, or another person, was faster. */
const wrongState = (state: ImportState, what: string) =>
  new AppError(
    "conflict",
    state === "refused"
      ? "This import has rows that cannot be taken. Correct the file and import it anew."
      : `This import is “${stateWords[state]}”: it cannot be ${what}.`,
    { subject: "import" },
  );

/**
 * Lets a checked import in: from here on its rows are written, each as recorded by this person at this moment. Its event
 * is the one that every imported customer's timeline shows.
 */
export const runImport = defineCommand({
  name: "import.run",
  allow: mayImport,
  input: importName,
  run: async (tx, { importId }, { actor, now }) => {
    const { bankId, state, isDryRun, badRows } = await lockImport(tx, importId);
    if (state !== "checked" || isDryRun || badRows > 0) throw wrongState(state, "let in");
    await tx.$executeRaw`UPDATE customer_import SET state = 'loading', loaded_by = ${actor.personId},
      loaded_at = ${now}, seen_at = ${now} WHERE id = ${importId}`;
    const files = await tx.query<{ kind: string; name: string; rows: number; sha256: string }>(sql`
      SELECT kind, name, rows::int, sha256 FROM customer_import_file WHERE import_id = ${importId} ORDER BY kind`);
    return { bankId, files };
  },
  record: ({ bankId, files }, { importId }) => ({
    bankId,
    subjectId: importId,
    after: Object.fromEntries(
      files.map(({ kind, name, rows, sha256 }) => [
        kind,
        `${name}, ${countWords(rows, "row")}, SHA-256 ${sha256}`,
      ]),
    ),
    detail: files.find(({ kind }) => kind === "customers")?.name ?? null,
  }),
});

async function dropTables(tx: Tx, importId: string): Promise<void> {
  for (const kind of fileKinds)
    await tx.$executeRaw(sql`DROP TABLE IF EXISTS ${stagedTable(importId, kind)}`);
}

/** Ends what was let in and met numbers that were taken meanwhile, before its first row was written. */
export const refuseImport = defineCommand({
  name: "import.refuse",
  allow: mayImport,
  input: importName,
  run: async (tx, { importId }, { now }) => {
    const { bankId, state, badRows } = await lockImport(tx, importId);
    if (state !== "loading") throw wrongState(state, "refused");
    await tx.$executeRaw`UPDATE customer_import SET state = 'refused', finished_at = ${now} WHERE id = ${importId}`;
    await dropTables(tx, importId);
    return { bankId, badRows: Number(badRows) };
  },
  record: ({ bankId, badRows }, { importId }) => ({ bankId, subjectId: importId, after: { badRows } }),
});

/** What it came to, once every row is written. */
export const finishImport = defineCommand({
  name: "import.finish",
  allow: mayImport,
  input: importName.extend({ leftOut: z.int().min(0) }),
  run: async (tx, { importId }, { now }) => {
    const { bankId, state } = await lockImport(tx, importId);
    if (state !== "loading") throw wrongState(state, "ended");
    await tx.$executeRaw`UPDATE customer_import SET state = 'done', finished_at = ${now} WHERE id = ${importId}`;
    const files = await tx.query<{ kind: string; loaded: number }>(sql`
      SELECT kind, loaded_rows::int AS loaded FROM customer_import_file WHERE import_id = ${importId}`);
    return { bankId, files };
  },
  record: ({ bankId, files }, { importId, leftOut }) => ({
    bankId,
    subjectId: importId,
    after: { ...Object.fromEntries(files.map(({ kind, loaded }) => [kind, loaded])), leftOut },
  }),
});

/** Takes up again what a process left off: its program then goes on where it stopped. */
export const continueImport = defineCommand({
  name: "import.continue",
  allow: mayImport,
  input: importName,
  run: async (tx, { importId }) => {
    const { bankId, state } = await lockImport(tx, importId);
    if (state !== "reading" && state !== "loading") throw wrongState(state, "taken up again");
    await tx.$executeRaw`UPDATE customer_import SET seen_at = now() WHERE id = ${importId}`;
    return { bankId };
  },
  record: ({ bankId }, { importId }) => ({ bankId, subjectId: importId }),
});

const stillRead = "A program is reading this import. Give it up when it is read.";

/** Gives up what was not let in: nothing of it was written, and the waiting rows are forgotten. */
export const dropImport = defineCommand({
  name: "import.drop",
  allow: mayImport,
  input: importName,
  run: async (tx, { importId }, { now }) => {
    const { bankId, state } = await lockImport(tx, importId);
    if (state === "loading" || state === "done") throw wrongState(state, "given up");
    const [got] = await tx.query<{ isFree: boolean }>(
      sql`SELECT pg_try_advisory_xact_lock(${lockKey(workOn(importId))}) AS "isFree"`,
    );
    if (!got?.isFree) throw new AppError("conflict", stillRead, { subject: "import" });
    await tx.$executeRaw`UPDATE customer_import SET state = 'dropped', finished_at = ${now} WHERE id = ${importId}`;
    await dropTables(tx, importId);
    return { bankId };
  },
  record: ({ bankId }, { importId }) => ({ bankId, subjectId: importId }),
});
