// Begins an import, or finds the one to go on with; prints which, and who it is.
import { statSync } from "node:fs";
import path from "node:path";
import { findBank } from "@/lib/banks/banks";
import type { Actor } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { uuidv7 } from "@/lib/core/ids";
import { perform } from "@/lib/core/use-case";
import { startImport } from "@/lib/import/imports";
import { findCutOff } from "@/lib/import/listing";
import { findOperator, type Operator } from "@/lib/import/operator";
import { fileKinds, type Paths } from "@/lib/import/schema";
import { PlainError } from "../lib/say.mjs";
import { readOrder } from "./order.mjs";
import { said } from "./said";

export interface Begun {
  importId: string;
  operator: Operator;
}
type Order = ReturnType<typeof readOrder>;

function sizeOf(file: string): number {
  const bytes = statSync(file, { throwIfNoEntry: false })?.size;
  if (bytes === undefined) throw new PlainError(`There is no file ${file}.`);
  return bytes;
}

/** The import that is to go on, or a new one. */
async function findOrStart(order: Order, actor: Actor): Promise<string> {
  const { bankId, isDryRun, isStrict } = order;
  if (!(await perform(findBank, actor, { bankId }))) throw new PlainError(`There is no bank ${bankId}.`);
  const paths = order.paths as Paths;
  const files = fileKinds.flatMap((kind) => {
    const file = paths[kind];
    return file ? [{ kind, name: path.basename(file), bytes: sizeOf(file) }] : [];
  });
  if (order.isResume) {
    const found = await perform(findCutOff, actor, { bankId, files });
    if (!found)
      throw new PlainError(
        "No import of these files into this bank was cut off: import them without --resume.",
      );
    return found.importId;
  }
  const importId = uuidv7();
  await perform(startImport, actor, { bankId, importId, isDryRun, isStrict, files });
  return importId;
}

process.exitCode = await said(async () => {
  const order = readOrder(process.argv.slice(2));
  const { operator, actor } = await findOperator(order.by);
  const begun: Begun = { importId: await findOrStart(order, actor), operator };
  console.log(JSON.stringify(begun));
  return 0;
}).finally(() => prisma().$disconnect());
