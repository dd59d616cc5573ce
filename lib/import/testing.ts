// Files and an administrator for the tests of imports.
import { mkdtempSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Actor, heldKey, stranger } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { uuidv7 } from "@/lib/core/ids";
import { perform } from "@/lib/core/use-case";
import { startImport } from "@/lib/import/imports";
import { fileKinds, type Paths } from "@/lib/import/schema";
import type { Watch } from "@/lib/import/stage";
import { makeActor } from "@/lib/testing/world";

const folder = mkdtempSync(path.join(os.tmpdir(), "dossier-import-"));
export const head = "customer_number,legal_name,mobile_phone_number,date_of_birth";

/** Nobody stops it, and small transactions. */
export const never: Watch = {
  signal: new AbortController().signal,
  tell: () => undefined,
  threads: 1,
  pages: 20,
  many: Number.POSITIVE_INFINITY,
};

/** A file of these lines; its path. */
export function put(rows: readonly string[], first = head): string {
  const file = path.join(folder, `${uuidv7()}.csv`);
  writeFileSync(file, `${[first, ...rows].join("\n")}\n`);
  return file;
}

export const customers = (count: number, from = 1): string[] =>
  Array.from(
    { length: count },
    (_, at) => `${from + at},Person ${from + at},+4477${String(from + at).padStart(8, "0")},1980-01-02`,
  );

export const filesOf = (paths: Paths) =>
  fileKinds.flatMap((kind) => {
    const file = paths[kind];
    return file ? [{ kind, name: path.basename(file), bytes: statSync(file).size }] : [];
  });

/** Somebody who may import, at the command line. */
export async function makeAdministrator(bankId: string): Promise<Actor> {
  const { held: _, ...person } = await makeActor([], bankId, { name: "Ruth Okonedo" });
  return stranger({ ...person, via: "command", held: new Set([heldKey("CanImportCustomers")]) });
}

/** Begins an import; its id. */
export async function start(actor: Actor, bankId: string, paths: Paths, more: object = {}): Promise<string> {
  const importId = uuidv7();
  const facts = { importId, bankId, isDryRun: false, isStrict: false, files: filesOf(paths) };
  await perform(startImport, actor, { ...facts, ...more });
  return importId;
}

export const numbersAt = async (bankId: string): Promise<number[]> =>
  (await prisma().customerVersion.findMany({ where: { bankId }, select: { customerNumber: true } })).map(
    ({ customerNumber }) => Number(customerNumber),
  );
