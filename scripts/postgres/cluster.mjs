// An embedded PostgreSQL that several commands may share: the first starts it, the last stops it.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { withLock } from "../lib/lock-file.mjs";
import { isAlive, ownMark } from "../lib/process-mark.mjs";
import { readOrMakeSecrets } from "../lib/secrets.mjs";
import { findAccount } from "./account.mjs";
import { findEngine } from "./engine.mjs";
import { makePlace } from "./place.mjs";
import { createData, findRunningPort, startServer, stopServer } from "./server.mjs";

const lock = (folder, work) =>
  withLock(path.join(folder, "postgres.lock"), "another command to start the database", work);

/** The marks of the living commands that use this folder's server; those of killed ones are dropped. */
function readUsers(folder) {
  const users = path.join(folder, "postgres-users");
  mkdirSync(users, { recursive: true });
  for (const mark of readdirSync(users)) if (!isAlive(mark)) rmSync(path.join(users, mark));
  return readdirSync(users);
}

const userFile = (folder) => path.join(folder, "postgres-users", ownMark);

async function leave(server, folder) {
  await lock(folder, async () => {
    rmSync(userFile(folder), { force: true });
    if (readUsers(folder).length === 0) await stopServer(server);
  });
}

/**
 * Starts the cluster of a data folder, or joins the one that runs (also an orphan that a killed command left).
 * @param {string} folder data folder: holds secrets.json and, when the database's account can reach it, postgres/
 * @param {{ isForTests?: boolean }} [options]
 * @returns {Promise<{ port: number, urlOf: (database: string, user?: string) => string, stop: () => Promise<void> }>}
 *   stop(): takes this command off the list; the last one stops the server
 */
export async function startCluster(folder, { isForTests = false } = {}) {
  const account = await findAccount();
  const engine = await findEngine(account);
  const server = { account, engine, isForTests, place: await makePlace(account, folder) };
  const { DATABASE_PASSWORD: password } = readOrMakeSecrets(folder);
  const port = await lock(folder, async () => {
    readUsers(folder);
    await createData(server, password);
    const found = (await findRunningPort(server)) ?? (await startServer(server));
    writeFileSync(userFile(folder), "");
    return found;
  });
  const urlOf = (database, user = "postgres") =>
    `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;
  return { port, urlOf, stop: () => leave(server, folder) };
}
