// npm run bench: measures the production build on the demo world, each figure beside a reference of the same run.
// npm run bench -- --json FILE writes the rows too, with the machine and the commit. npm run bench -- --large: on ten million customers; see bench/large/.
import "./lib/node-version.mjs";
import { writeFileSync } from "node:fs";
import os from "node:os";
import { parseArgs } from "node:util";
import { startApp } from "./bench/app.mjs";
import { readMachine } from "./bench/machine.mjs";
import { runCommand } from "./lib/ending.mjs";
import { PlainError, say, step } from "./lib/say.mjs";
import { prepareCode } from "./steps/prepare.mjs";

const PARTS = ["pages", "throughput", "scripts", "obp", "secrecy", "reader"];
/** Measured without the app. */
const ALONE = ["reader"];

function readOrder() {
  const { values } = parseArgs({ options: { json: { type: "string" }, only: { type: "string" } } });
  if (values.only && !PARTS.includes(values.only))
    throw new PlainError(`--only takes one of ${PARTS.join(", ")}.`);
  return {
    file: values.json,
    wants: (part) => !values.only || values.only === part,
    isAlone: ALONE.includes(values.only),
  };
}

/** What is measured with comes with the dependencies: before they are installed there is none of it. */
async function loadParts() {
  const [pages, scripts, obp, secrecy, reader] = await Promise.all([
    import("./bench/pages.mjs"),
    import("./bench/sent-scripts.mjs"),
    import("./bench/obp.mjs"),
    import("./bench/secrecy.mjs"),
    import("./bench/reader.mjs"),
  ]);
  return {
    knownNames: secrecy.knownNames,
    parts: {
      pages: [pages.measurePages],
      throughput: [pages.measureThroughput],
      scripts: [scripts.weighScripts],
      obp: [obp.measureObp],
      reader: [reader.measureReader],
      // Last: wrong passwords leave brakes behind.
      secrecy: [secrecy.timeForeignIds, secrecy.timeUnknownNames],
    },
  };
}

const load = () => `load ${os.loadavg()[0].toFixed(1)}`;

/** The running app, and whom and what it is asked for. */
async function withCast(app, knownNames) {
  const { findCast, LONDON, logIn, signIn } = await import("./bench/callers.mjs");
  const cast = await findCast(app.url, knownNames);
  const headers = { cookie: await signIn(app.baseUrl) };
  const path = `/customers/${LONDON}/${cast.main.id}`;
  return { ...app, ...cast, headers, token: await logIn(app.baseUrl), path };
}

await runCommand(async () => {
  if (process.argv.includes("--large")) {
    const { runLarge } = await import("./bench/large/run.mjs");
    return await runLarge(process.argv.slice(2));
  }
  const { file, wants, isAlone } = readOrder();
  const app = isAlone ? await prepareCode() : await startApp();
  const { parts, knownNames } = await loadParts();
  const { writeTable } = await import("./bench/rows.mjs");
  const facts = app ? await withCast(app, knownNames) : {};
  const measured = readMachine();
  say(
    `Measuring commit ${measured.commit} on ${measured.machine}, Node ${measured.node}, load ${measured.load}:`,
  );
  say("the ratios hold, the absolute figures are this machine's.");
  const rows = [];
  for (const [part, works] of Object.entries(parts).filter(([name]) => wants(name)))
    for (const work of works) await step(part, async () => rows.push(...(await work(facts))) && load());
  console.log(`\n${writeTable(rows)}\n`);
  for (const { note } of rows) if (note) say(note);
  if (file) writeFileSync(file, `${JSON.stringify({ ...measured, rows }, null, 2)}\n`);
});
