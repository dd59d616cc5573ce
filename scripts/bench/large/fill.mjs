// Made-up customers, brought in by the command that everybody uses: rows a second, and the memory it took.
import { createReadStream, rmSync } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import { spreadOver } from "../../generate/banks.mjs";
import { columns } from "../../generate/rows.mjs";
import { spawnNode } from "../../lib/run-node.mjs";
import { say } from "../../lib/say.mjs";
import { makeRow } from "../rows.mjs";
import { withClient } from "./place.mjs";
import { watchMemory } from "./watch-memory.mjs";

const MEGABYTES = { of: "ours", atMost: 300 };
const RATE = { of: "ours", atLeast: 12_000 };
/** A part of the file is enough to know how fast PostgreSQL takes it as it is. */
const COPIED_BYTES = 200 << 20;
const count = (number) => number.toLocaleString("en-GB");

async function run(args, env) {
  const child = spawnNode(args, { env, show: true });
  const memory = watchMemory(child.pid);
  const start = performance.now();
  const code = await new Promise((resolve) => child.once("exit", resolve));
  const seconds = (performance.now() - start) / 1000;
  if (code !== 0) throw new Error(`${args.join(" ")} ended with ${code}.`);
  return { seconds, megabytes: memory() };
}

/** The limit: the same bytes by COPY into a table without a key, a type or an index. */
async function copyAlone(url, file) {
  return await withClient(url, async (client) => {
    const names = columns.customers.map((_, at) => `c${at} text`).join(", ");
    await client.query(`CREATE TEMP TABLE copied (${names})`);
    const start = performance.now();
    const first = createReadStream(file, { end: COPIED_BYTES - 1, highWaterMark: 1 << 20 });
    // Cut in the middle of a row: what is left of it is not a row.
    async function* wholeRows(chunks) {
      let rest = Buffer.alloc(0);
      for await (const chunk of chunks) {
        const all = Buffer.concat([rest, chunk]);
        const end = all.lastIndexOf("\n") + 1;
        rest = all.subarray(end);
        yield all.subarray(0, end);
      }
    }
    await pipeline(first, wholeRows, client.query(copyFrom("COPY copied FROM STDIN (FORMAT csv, HEADER)")));
    const { rows } = await client.query("SELECT count(*)::int AS n FROM copied");
    return rows[0].n / ((performance.now() - start) / 1000);
  });
}

/** Largest first, as a bank of that size moves in: into the table that is nearly empty. */
export async function fillCustomers({ customers, folder }, env) {
  const files = path.join(folder, "files");
  const generate = [
    "scripts/generate.mjs",
    "--customers",
    String(customers),
    "--only",
    "customers",
    "--out",
    files,
  ];
  await run(generate, {});
  const banks = spreadOver(customers);
  const rows = [];
  let seconds = 0;
  for (const bank of banks) {
    const file = path.join(files, bank.id, "customers.csv");
    say(`${bank.id}: ${count(bank.customers)} customers`);
    const limit = bank === banks[0] ? await copyAlone(env.DATABASE_URL, file) : undefined;
    const { DATABASE_URL: _, ...embedded } = env;
    const took = await run(["scripts/import.mjs", file, "--bank", bank.id], {
      ...embedded,
      DATA_DIR: folder,
    });
    seconds += took.seconds;
    const perSecond = bank.customers / took.seconds;
    const row = makeRow(`Import of ${count(bank.customers)}, start to end`, "rows/s", {
      ours: perSecond,
      reference: limit,
      ratio: limit && perSecond / limit,
    });
    rows.push({ ...row, rows: bank.customers, plan: limit && "beside COPY alone, without an index" });
    rows.push(
      makeRow(`Memory of the import of ${count(bank.customers)}`, "MB", { ours: took.megabytes }, MEGABYTES),
    );
    // Ten million customers take a gigabyte and a half on disk a second time.
    rmSync(file);
  }
  const all = makeRow(
    `Import of ${count(customers)} into ${banks.length} banks`,
    "rows/s",
    { ours: customers / seconds },
    RATE,
  );
  return [{ ...all, rows: customers }, ...rows];
}
