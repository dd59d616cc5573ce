// Starts and stops one PostgreSQL server by pg_ctl: its own session, so that Ctrl-C does not reach it.
import { existsSync, readFileSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findFreePort, isAnswering } from "../lib/free-port.mjs";
import { runProgram } from "../lib/run-program.mjs";
import { PlainError } from "../lib/say.mjs";
import { handOver } from "./account.mjs";
import { writeOptions } from "./settings.mjs";

const MAJOR = "18";
const LOG_LIMIT = 10_000_000;

/** @typedef {{ account: { uid?: number, gid?: number }, engine: string, place: string, isForTests?: boolean }} Server */

const dataOf = (server) => path.join(server.place, "data");
const logOf = (server) => path.join(server.place, "server.log");

/** Runs one of the engine's programs as the account; messages in English, whatever the machine speaks. */
function runEngine(server, name, args) {
  const env = { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" };
  return runProgram(path.join(server.engine, "bin", name), args, {
    ...server.account,
    cwd: server.place,
    env,
  });
}

/** postmaster.pid holds the port in its fourth line; pg_ctl also calls one running that was killed a moment ago. */
async function readPort(server) {
  const { code } = await runEngine(server, "pg_ctl", ["status", "-D", dataOf(server)]);
  const file = path.join(dataOf(server), "postmaster.pid");
  return code === 0 && existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[3]) : null;
}

/** The port of the running server, or null; one that runs and does not answer for five seconds is stopped. */
export async function findRunningPort(server) {
  for (let turn = 0; turn < 50; turn += 1) {
    const port = await readPort(server);
    if (port === null || (await isAnswering(port))) return port;
    await sleep(100);
  }
  await runEngine(server, "pg_ctl", ["stop", "-w", "-m", "immediate", "-D", dataOf(server)]);
  return null;
}

/** Creates the cluster once: UTF-8 and one sort order, whatever the machine's own locale says. */
export async function createData(server, password) {
  const data = dataOf(server);
  if (existsSync(data)) return;
  const draft = `${data}.new`;
  const passwordFile = path.join(server.place, "password");
  rmSync(draft, { recursive: true, force: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  handOver(server.account, passwordFile, 0o600);
  const locale = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
  const access = ["--username=postgres", "--auth=scram-sha-256", `--pwfile=${passwordFile}`];
  const sync = server.isForTests ? ["--no-sync"] : [];
  const { code, output } = await runEngine(server, "initdb", [
    `--pgdata=${draft}`,
    ...locale,
    ...access,
    ...sync,
  ]);
  rmSync(passwordFile);
  if (code !== 0)
    throw new PlainError(`The embedded database could not be created in ${server.place}: ${output.trim()}`);
  renameSync(draft, data);
}

function checkVersion(server) {
  const version = readFileSync(path.join(dataOf(server), "PG_VERSION"), "utf8").trim();
  if (version === MAJOR) return;
  throw new PlainError(
    `The data in ${server.place} belongs to PostgreSQL ${version}, this is ${MAJOR}: move that folder away to begin anew.`,
  );
}

/** After a restart of the machine the old pid may be somebody else's: PostgreSQL would then refuse to start. */
function dropForeignPidFile(server) {
  const file = path.join(dataOf(server), "postmaster.pid");
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
  try {
    if (!readFileSync(`/proc/${pid}/comm`, "utf8").startsWith("postgres")) rmSync(file);
  } catch {
    // No such process, or no /proc: PostgreSQL itself knows what to do.
  }
}

/** Starts the server and returns its port; three attempts, for a port taken or children of a killed one still leaving. */
export async function startServer(server) {
  checkVersion(server);
  dropForeignPidFile(server);
  if (existsSync(logOf(server)) && statSync(logOf(server)).size > LOG_LIMIT) truncateSync(logOf(server));
  for (let attempt = 1; ; attempt += 1) {
    const port = await findFreePort();
    const options = writeOptions(port, server);
    const args = ["start", "-w", "-t", "60", "-D", dataOf(server), "-l", logOf(server), "-o", options];
    const { code } = await runEngine(server, "pg_ctl", args);
    if (code === 0) return port;
    if (attempt === 3)
      throw new PlainError(`The embedded database did not start; its log ${logOf(server)} says why.`);
    await sleep(1000);
  }
}

/** Stops the server: open transactions are rolled back, what is committed is on disk. */
export const stopServer = (server) =>
  runEngine(server, "pg_ctl", ["stop", "-w", "-t", "60", "-m", "fast", "-D", dataOf(server)]);
