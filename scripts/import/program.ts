// Imports customers from files. Called by npm run import -- …, on a database that is up to date.
import { spawnSync } from "node:child_process";
import { createWriteStream } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import type { Actor } from "@/lib/core/actor";
import { prisma, reader } from "@/lib/core/db";
import { perform } from "@/lib/core/use-case";
import { isImporting } from "@/lib/customers/search-set-aside";
import { countWords } from "@/lib/format";
import { ALREADY } from "@/lib/import/check";
import { badRowsCsv, findCutOff, readImport } from "@/lib/import/listing";
import { operatorOf } from "@/lib/import/operator";
import { goOn, MANY } from "@/lib/import/run";
import type { BadRow, Import, Paths } from "@/lib/import/schema";
import { allRows } from "@/lib/import/words";
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

const begunAlready =
  "Nothing was written: an import of these files into this bank was begun and cut off. --resume goes on with it.";

type Order = ReturnType<typeof readOrder>;

const lineOf = ({ kind, line, field, reason }: BadRow) =>
  `  ${kind}, line ${line}${field ? `, ${field}` : ""}: ${reason}`;

/** Refused only for what an import of these files wrote before it was cut off: that one is to go on. */
async function isBegunAlready({ state, bankId, bad, files }: Import & { bad: BadRow[] }, actor: Actor) {
  const taken: readonly string[] = Object.values(ALREADY);
  if (state !== "refused" || !bad.every(({ reason }) => taken.includes(reason))) return false;
  return (await perform(findCutOff, actor, { bankId, files }))?.state === "loading";
}

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
  const rows = customers?.rows ?? 0;
  const loaded = countWords(customers?.loadedRows ?? 0, "customer");
  if (state === "done") console.log(`\n  ${loaded} imported from ${customers?.name}.`);
  else if (state === "checked") console.log(`\n  ${allRows(rows)} can be imported; nothing was written.`);
  else if (await isBegunAlready({ badRows, ...done }, actor)) console.log(`\n  ${begunAlready}`);
  // The file itself was refused, as is said above.
  else if (rows === 0) console.log("\n  Nothing was written.");
  else
    console.log(`\n  ${countWords(badRows, "refusal")} in ${countWords(rows, "row")}; nothing was written.`);
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
