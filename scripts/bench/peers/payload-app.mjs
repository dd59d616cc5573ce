// Payload 3 as its makers ship it, installed, built and started beside us.
import { randomBytes } from "node:crypto";
import { cpSync, mkdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { atEnd } from "../../lib/ending.mjs";
import { findFreePort } from "../../lib/free-port.mjs";
import { root } from "../../lib/paths.mjs";
import { runNode, spawnNode } from "../../lib/run-node.mjs";
import { PlainError, step } from "../../lib/say.mjs";
import { install } from "../../steps/install.mjs";
import { dropDatabase, fillDatabase, makeDatabase } from "./payload-database.mjs";

const FOLDER = path.join(root, ".bench/payload");
const NEXT = path.join(FOLDER, "node_modules/next/dist/bin/next");

async function run(args, env) {
  const { code, output } = await runNode(args, { env });
  if (code !== 0) throw new PlainError(`${output.trim()}\nThe peer failed: ${args.join(" ")}.`);
  return output;
}

/** Outside the checkout's own sources, so that nothing of it is ever installed with us. */
async function installPeer() {
  mkdirSync(FOLDER, { recursive: true });
  cpSync(path.join(import.meta.dirname, "payload"), FOLDER, { recursive: true });
  return await install(FOLDER);
}

/** Its tables are made in development only, where Payload pushes them by itself; returns the key of a program. */
async function setUp(env) {
  const printed = await run([path.join(FOLDER, "setup.mjs")], { ...env, NODE_ENV: "development" });
  return JSON.parse(printed.slice(printed.lastIndexOf('{"apiKey"'))).apiKey;
}

async function buildPeer(env) {
  await run([NEXT, "build", FOLDER], env);
  return "built";
}

async function servePeer(env, headers) {
  const port = await findFreePort();
  const child = spawnNode([NEXT, "start", FOLDER, "-p", String(port), "-H", "127.0.0.1"], { env });
  // Nobody reads what it says, and a full pipe would stop it.
  for (const stream of [child.stdout, child.stderr]) stream.resume();
  atEnd(() => child.kill("SIGTERM"));
  const baseUrl = `http://127.0.0.1:${port}`;
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    const answer = await fetch(`${baseUrl}/api/customers?limit=1`, { headers }).catch(() => null);
    if (answer?.ok) return { baseUrl, stop: () => child.kill("SIGTERM") };
    await sleep(200);
  }
  throw new PlainError("The peer does not answer.");
}

/**
 * @param {{ url: string, adminUrl: string }} place our database, and a superuser's way to its server
 * @param {string} bankId
 * @param {number} most how many of the bank's customers the peer gets
 */
export async function startPayload({ url, adminUrl }, bankId, most) {
  await step("peer", installPeer);
  const peerUrl = await makeDatabase(adminUrl, url);
  atEnd(() => dropDatabase(adminUrl));
  const env = {
    DATABASE_URL: peerUrl,
    PAYLOAD_SECRET: randomBytes(24).toString("hex"),
    NEXT_TELEMETRY_DISABLED: "1",
  };
  const headers = { authorization: `programs API-Key ${await setUp(env)}` };
  let customers = 0;
  await step("its data", async () => {
    customers = await fillDatabase(url, peerUrl, bankId, most);
    return `${customers.toLocaleString("en-GB")} customers`;
  });
  const production = { ...env, NODE_ENV: "production" };
  await step("its build", () => buildPeer(production));
  const served = await servePeer(production, headers);
  const stop = async () => {
    served.stop();
    await dropDatabase(adminUrl);
  };
  return { baseUrl: served.baseUrl, headers, customers, stop };
}
