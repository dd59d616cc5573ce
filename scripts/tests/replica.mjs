// Debian's PostgreSQL 15 for the tests: a primary and its streaming replica, each in a folder of its own.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { findFreePort } from "../lib/free-port.mjs";
import { runProgram } from "../lib/run-program.mjs";
import { findAccount, handOver } from "../postgres/account.mjs";
import { writeOptions } from "../postgres/settings.mjs";
import { findServer } from "./debian.mjs";

const password = "only-for-tests";

async function findPrograms() {
  const what = { variable: "POSTGRES_15_PATH", file: "/usr/lib/postgresql/15/bin/postgres" };
  return path.dirname(await findServer({ ...what, from: "postgresql-15" }));
}

/**
 * Both running, the replica empty as its primary is.
 * @returns {Promise<{ primaryUrl: string, replicaUrl: string, stopReplica: () => Promise<void>,
 *   startReplica: () => Promise<void>, stop: () => Promise<void> }>} addresses of the superuser
 */
export async function startPair() {
  const account = await findAccount();
  const bin = await findPrograms();
  const folder = mkdtempSync(path.join(os.tmpdir(), "dossier-pair-"));
  handOver(account, folder, 0o700);
  const run = async (name, ...args) => {
    const env = { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC", PGPASSWORD: password };
    const { code, output } = await runProgram(path.join(bin, name), args, { ...account, cwd: folder, env });
    if (code !== 0) throw new Error(`${name}: ${output}`);
  };
  const [primary, replica] = ["primary", "replica"].map((name) => path.join(folder, name));
  const ports = [await findFreePort(), await findFreePort()];
  const start = (data, port) =>
    run(
      "pg_ctl",
      "start",
      "-w",
      "-D",
      data,
      "-l",
      `${data}.log`,
      "-o",
      writeOptions(port, { isForTests: true }),
    );
  const stop = (data) => run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", data);
  writeFileSync(path.join(folder, "password"), password);
  handOver(account, path.join(folder, "password"), 0o600);
  const access = ["--username=postgres", "--auth=scram-sha-256", `--pwfile=${folder}/password`];
  await run("initdb", "-D", primary, "--encoding=UTF8", "--locale=C", "--no-sync", ...access);
  await start(primary, ports[0]);
  const from = ["-h", "127.0.0.1", "-p", String(ports[0]), "-U", "postgres"];
  await run("pg_basebackup", ...from, "-D", replica, "-R", "-X", "stream", "-c", "fast", "--no-sync");
  await start(replica, ports[1]);
  const urlOf = (port) => `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
  return {
    primaryUrl: urlOf(ports[0]),
    replicaUrl: urlOf(ports[1]),
    stopReplica: () => stop(replica),
    startReplica: () => start(replica, ports[1]),
    stop: async () => {
      for (const data of [replica, primary])
        if (existsSync(path.join(data, "postmaster.pid"))) await stop(data);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
