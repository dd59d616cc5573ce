// Imports customers from files. Called by npm run import -- …, on a database that is up to date.
import { createWriteStream, statSync } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import type { Actor } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { uuidv7 } from "@/lib/core/ids";
import { perform } from "@/lib/core/use-case";
import { startImport } from "@/lib/import/imports";
import { badRowsCsv, findCutOff, readImport } from "@/lib/import/listing";
import { findOperator } from "@/lib/import/operator";
import { goOn, type Paths } from "@/lib/import/run";
import { type BadRow, fileKinds, type Import } from "@/lib/import/schema";
import { PlainError } from "../lib/say.mjs";
import { readOrder } from "./order.mjs";
import { progressBar } from "./progress-bar";

const SHOWN = 20;
/** As measured on two cores. */
const POWER = { threads: 2, pages: 200 };
const count = (number: number) => number.toLocaleString("en-GB");

type Order = ReturnType<typeof readOrder>;

function sizeOf(file: string): number {
  const bytes = statSync(file, { throwIfNoEntry: false })?.size;
  if (bytes === undefined) throw new PlainError(`There is no file ${file}.`);
  return bytes;
}

/** The import that is to go on, or a new one. */
async function findOrStart(order: Order, actor: Actor): Promise<string> {
  const { bankId, isDryRun, isStrict } = order;
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

const lineOf = ({ kind, line, field, reason }: BadRow) =>
  `  ${kind}, line ${line}${field ? `, ${field}` : ""}: ${reason}`;

async function report({ badRows, ...done }: Import & { bad: BadRow[] }, file: string | null, actor: Actor) {
  const customers = done.files[0];
  const { importId, state } = done;
  for (const bad of done.bad.slice(0, SHOWN)) console.log(lineOf(bad));
  if (badRows > SHOWN)
    console.log(`  … and ${count(badRows - SHOWN)} more; --bad-rows FILE writes them all.`);
  if (file && badRows > 0) {
    const { chunks } = await perform(badRowsCsv, actor, { importId });
    await pipeline(chunks, createWriteStream(file, { mode: 0o600 }));
    console.log(`  The rows that cannot be taken are in ${file}.`);
  }
  const rows = count(customers?.rows ?? 0);
  if (state === "done")
    console.log(`\n  ${count(customers?.loadedRows ?? 0)} customers imported from ${customers?.name}.`);
  else if (state === "checked") console.log(`\n  All ${rows} rows can be imported; nothing was written.`);
  else console.log(`\n  ${count(badRows)} refusals in ${rows} rows; nothing was written.`);
  return badRows > 0 ? 1 : 0;
}

async function run(order: Order): Promise<number> {
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stop.abort());
  const bar = progressBar(process.stdout);
  const actor = await findOperator(order.by);
  const importId = await findOrStart(order, actor);
  try {
    const watch = { signal: stop.signal, tell: bar.tell, ...POWER };
    await goOn(importId, actor, order.paths as Paths, watch, true);
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    bar.end();
    console.log("\n  Stopped. What was read and written is kept: --resume goes on from here.");
    return 130;
  }
  bar.end();
  return await report(await perform(readImport, actor, { importId }), order.badRows, actor);
}

async function main(): Promise<number> {
  try {
    return await run(readOrder(process.argv.slice(2)));
  } catch (error) {
    if (!(error instanceof PlainError || error instanceof AppError)) throw error;
    const fields = error instanceof AppError ? Object.values(error.facts.fields ?? {}) : [];
    console.error([error.message, ...fields.filter((one) => one !== error.message)].join(" "));
    return 1;
  }
}

process.exitCode = await main().finally(() => prisma().$disconnect());
