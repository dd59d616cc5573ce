// Imports customers from files. Called by npm run import -- …, on a database that is up to date.
import { spawnSync } from "node:child_process";
import { createWriteStream } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import type { Actor } from "@/lib/core/actor";
import { prisma, reader } from "@/lib/core/db";
import { perform } from "@/lib/core/use-case";
import { isImporting } from "@/lib/customers/search-set-aside";
import { badRowsCsv, readImport } from "@/lib/import/listing";
import { operatorOf } from "@/lib/import/operator";
import { goOn, MANY } from "@/lib/import/run";
import type { BadRow, Import, Paths } from "@/lib/import/schema";
import type { Begun } from "./begin";
import { readOrder } from "./order.mjs";
import { progressBar } from "./progress-bar";
import { said } from "./said";

const SHOWN = 20;
/** As measured on two cores. */
const POWER = { threads: 2, pages: 200, many: MANY };
const count = (number: number) => number.toLocaleString("en-GB");

const searchIsOff =
  "  Until it ended, or a running server has mended it (it looks every five minutes), nobody is found by phone or name.";

type Order = ReturnType<typeof readOrder>;

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

/** In a process of its own: the first question by Prisma takes 100 MB, which the reading of millions of rows does not need. */
function begin(): Begun {
  const args = ["--import", "tsx", path.join(import.meta.dirname, "begin.ts"), ...process.argv.slice(2)];
  const { status, stdout } = spawnSync(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  // It has said why.
  if (status !== 0) process.exit(1);
  return JSON.parse(stdout.toString()) as Begun;
}

async function run(order: Order): Promise<number> {
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stop.abort());
  const bar = progressBar(process.stdout);
  const { importId, operator } = begin();
  const actor = operatorOf(operator);
  try {
    const watch = { signal: stop.signal, tell: bar.tell, ...POWER };
    await goOn(importId, actor, order.paths as Paths, watch, true);
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    bar.end();
    console.log("\n  Stopped. What was read and written is kept: --resume goes on from here.");
    if (await isImporting(reader())) console.log(searchIsOff);
    return 130;
  }
  bar.end();
  return await report(await perform(readImport, actor, { importId }), order.badRows, actor);
}

process.exitCode = await said(() => run(readOrder(process.argv.slice(2)))).finally(() =>
  prisma().$disconnect(),
);
