// npm run import -- customers.csv --bank BANK: customers from files into a bank; --dry-run only says which rows are wrong.
import "./lib/node-version.mjs";
import { asksForHelp, readOrder, usage } from "./import/order.mjs";
import { atEnd, runCommand } from "./lib/ending.mjs";
import { spawnNode, typescript } from "./lib/run-node.mjs";
import { PlainError } from "./lib/say.mjs";
import { readSettings } from "./lib/settings.mjs";
import { fillDatabase, openDatabase, prepareCode } from "./steps/prepare.mjs";

/** What is thrown away soon is cleaned up soon: millions of rows pass in less than 300 MB. */
const thrifty = ["--max-semi-space-size=2"];
const hasEnded = (child) => child.exitCode !== null || child.signalCode !== null;

await runCommand(async () => {
  const args = process.argv.slice(2);
  if (asksForHelp(args)) return void console.log(usage);
  // Refused before anything takes time.
  readOrder(args);
  const settings = readSettings(process.env);
  await prepareCode();
  const env = await openDatabase(settings);
  await fillDatabase(env, { mayLoadDemo: settings.isEmbedded });
  const program = [...thrifty, ...typescript("scripts/import/program.ts", ...args)];
  const child = spawnNode(program, {
    // One heap of the C library for all threads: each would keep what the others could use.
    env: { ...env, MALLOC_ARENA_MAX: "1" },
    show: true,
    apart: true,
  });
  const ended = new Promise((resolve) => child.once("exit", (code, signal) => resolve({ code, signal })));
  // It finishes the rows it is writing, which takes a second or two; the database goes only then.
  atEnd(async () => {
    if (hasEnded(child)) return;
    child.kill("SIGTERM");
    await ended;
  });
  const { code, signal } = await ended;
  // It had no time for a word of its own.
  if (signal)
    throw new PlainError(
      `The import was ended by ${signal}. What was read and written is kept: --resume goes on with it.`,
    );
  return code;
});
