// The embedded database: shared by two commands, the same on every machine, and back after a kill -9.
import { spawn } from "node:child_process";
import { existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { connected } from "../../prisma/test-template";
import { testFolder } from "../lib/paths.mjs";
import { isAlive, ownMark } from "../lib/process-mark.mjs";
import { removeCluster, startCluster } from "./cluster.mjs";

const folder = testFolder(`test-${ownMark}`);
// With the settings of `npm start`: a test server promises nothing after a kill.
const start = () => startCluster(folder);
type Cluster = Awaited<ReturnType<typeof start>>;

const ask = async (cluster: Cluster, question: string) =>
  connected(cluster.urlOf("postgres"), async (client) => (await client.query(question)).rows[0]);

/** Another command that uses the same data, as a process of its own. */
async function startElsewhere() {
  const module = path.join(import.meta.dirname, "cluster.mjs");
  const code = `const { startCluster } = await import(${JSON.stringify(module)});
    console.log((await startCluster(${JSON.stringify(folder)})).port); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", code], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const port = await new Promise((resolve) => child.stdout.once("data", (text) => resolve(Number(text))));
  const kill = () =>
    new Promise((resolve) => {
      child.once("exit", resolve);
      child.kill("SIGKILL");
    });
  return { port, kill };
}

afterAll(() => removeCluster(folder));

test("UTF-8 and one sort order, loopback only, a password wanted", async () => {
  const cluster = await start();
  const facts = `SELECT pg_encoding_to_char(encoding) AS encoding, datlocprovider AS provider, datlocale AS locale,
    current_setting('listen_addresses') AS listens FROM pg_database WHERE datname = current_database()`;
  expect(await ask(cluster, facts)).toEqual({
    encoding: "UTF8",
    provider: "b",
    locale: "C.UTF-8",
    listens: "127.0.0.1",
  });
  const stranger = new URL(cluster.urlOf("postgres"));
  stranger.password = "wrong";
  await expect(connected(stranger.href, async () => undefined)).rejects.toThrow(
    "password authentication failed",
  );
  await cluster.stop();
});

test("a second command joins, and a command killed by force leaves a server that the next one takes over", async () => {
  const other = await startElsewhere();
  const cluster = await start();
  expect(cluster.port).toBe(other.port);
  await other.kill();
  expect(await ask(cluster, "SELECT 1 AS one")).toEqual({ one: 1 });
  await cluster.stop();
  await expect(ask(cluster, "SELECT 1")).rejects.toThrow("ECONNREFUSED");
  expect(readdirSync(path.join(folder, "postgres-users")).filter(isAlive)).toEqual([]);
});

test("what was committed is there after a kill -9 of the server", async () => {
  const cluster = await start();
  await ask(cluster, "CREATE TABLE kept AS SELECT 42 AS answer");
  const { pid } = await ask(
    cluster,
    "SELECT split_part(pg_read_file('postmaster.pid'), chr(10), 1)::int AS pid",
  );
  process.kill(pid, "SIGKILL");
  const again = await start();
  expect(await ask(again, "SELECT answer FROM kept")).toEqual({ answer: 42 });
  await again.stop();
  expect(existsSync(path.join(folder, "secrets.json"))).toBe(true);
});

test("a lost secrets.json is said, not guessed around", async () => {
  rmSync(path.join(folder, "secrets.json"));
  await expect(start()).rejects.toThrow("secrets.json is gone");
});
