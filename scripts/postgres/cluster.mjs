// An embedded PostgreSQL that several commands may share: the first starts it, the last stops it.
import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { withLock } from "../lib/lock-file.mjs";
import { PlainError } from "../lib/say.mjs";
import { readOrMakeSecrets } from "../lib/secrets.mjs";
import { enter, leave } from "../lib/users.mjs";
import { findAccount } from "./account.mjs";
import { findEngine } from "./engine.mjs";
import { makePlace } from "./place.mjs";
import { createData, findRunningPort, startServer, stopServer } from "./server.mjs";

const lock = (folder, work) =>
  withLock(path.join(folder, "postgres.lock"), "another command to start or stop the database", work);
const usersOf = (folder) => path.join(folder, "postgres-users");

async function findServer(folder, isForTests) {
  const account = await findAccount();
  return { account, engine: await findEngine(account), isForTests, place: await makePlace(account, folder) };
}

/**
 * The password lies in the data folder. A folder that was deleted whole takes along a cluster that lay elsewhere;
 * a lost secrets.json alone is for a person to decide.
 */
async function dropForgotten(server, folder) {
  const isForgotten =
    existsSync(path.join(server.place, "data")) && !existsSync(path.join(folder, "secrets.json"));
  if (!isForgotten) return;
  if (existsSync(path.join(folder, "postgres")) || existsSync(usersOf(folder))) {
    throw new PlainError(
      `${folder}/secrets.json is gone, and with it the password of the database beside it: bring it back, or delete ${folder} to begin anew.`,
    );
  }
  await stopServer(server);
  rmSync(path.join(server.place, "data"), { recursive: true });
}

/**
 * Starts the cluster of a data folder, or joins the one that runs (also an orphan that a killed command left).
 * @param {string} folder data folder: holds secrets.json and, when the database's account can reach it, postgres/
 * @param {{ isForTests?: boolean }} [options]
 * @returns {Promise<{ port: number, urlOf: (database: string, user?: string) => string, stop: () => Promise<void> }>}
 *   stop(): takes this command off the list of users; the last one stops the server
 */
export async function startCluster(folder, { isForTests = false } = {}) {
  const server = await findServer(folder, isForTests);
  await dropForgotten(server, folder);
  const { DATABASE_PASSWORD: password } = readOrMakeSecrets(folder);
  const port = await lock(folder, async () => {
    await createData(server, password);
    const found = (await findRunningPort(server)) ?? (await startServer(server));
    enter(usersOf(folder));
    return found;
  });
  const stop = () =>
    lock(folder, async () => {
      if (leave(usersOf(folder)) === 0) await stopServer(server);
    });
  return {
    port,
    urlOf: (database, user = "postgres") => `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`,
    stop,
  };
}

/** Stops a cluster that nobody may use any more, and deletes its files and its data folder. */
export async function removeCluster(folder) {
  const server = await findServer(folder, true);
  await stopServer(server);
  rmSync(server.place, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}
