// Runs Debian's PgBouncer in transaction mode in front of a test's database.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findFreePort, isAnswering } from "../lib/free-port.mjs";
import { findAccount, handOver } from "../postgres/account.mjs";
import { findServer } from "./debian.mjs";

/** As small as a pool can be for transactions that overlap: whatever one left behind, the next would meet. */
const settings = (port, folder, poolSize) => `[databases]
* = host=127.0.0.1 port=${port.database}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port.own}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${folder}/users.txt
pool_mode = transaction
default_pool_size = ${poolSize}
max_client_conn = 200
logfile = ${folder}/pgbouncer.log
`;

/**
 * @param {string} databaseUrl
 * @param {number} poolSize connections to the database
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>} `url`: the same database through it
 */
export async function startPgbouncer(databaseUrl, poolSize) {
  const program = await findServer({
    variable: "PGBOUNCER_PATH",
    file: "/usr/sbin/pgbouncer",
    from: "pgbouncer",
  });
  const url = new URL(databaseUrl);
  const port = { database: url.port, own: await findFreePort() };
  // It refuses to run as root, as PostgreSQL does.
  const account = await findAccount();
  const folder = mkdtempSync(path.join(os.tmpdir(), "dossier-pgbouncer-"));
  const write = (name, text) => {
    writeFileSync(path.join(folder, name), text);
    handOver(account, path.join(folder, name), 0o600);
  };
  handOver(account, folder, 0o700);
  write("users.txt", `"${url.username}" "${decodeURIComponent(url.password)}"\n`);
  write("pgbouncer.ini", settings(port, folder, poolSize));
  const child = spawn(program, ["-q", path.join(folder, "pgbouncer.ini")], {
    ...account,
    cwd: folder,
    stdio: ["ignore", "ignore", "ignore"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  while (!(await isAnswering(port.own))) {
    if (child.exitCode !== null) throw new Error("PgBouncer ended before it answered.");
    await sleep(50);
  }
  url.port = String(port.own);
  return {
    url: url.href,
    stop: async () => {
      child.kill("SIGKILL");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
