// The app that is measured: the production build on a database of its own with the demo world, on loopback.
import { mkdirSync, openSync } from "node:fs";
import path from "node:path";
import { findFreePort } from "../lib/free-port.mjs";
import { root, testFolder } from "../lib/paths.mjs";
import { step } from "../lib/say.mjs";
import { readOrMakeSecrets } from "../lib/secrets.mjs";
import { writeAppEnv } from "../lib/settings.mjs";
import { build } from "../steps/build.mjs";
import { startEmbedded } from "../steps/database.mjs";
import { migrateDatabase, prepareCode, seedWhenEmpty } from "../steps/prepare.mjs";
import { serve } from "../steps/serve.mjs";

const BUILD = ".next-bench";

/** Dropped and made anew by every run, so that what earlier runs wrote slows nothing down. */
const DATABASE = "dossier";

async function emptyDatabase(adminUrl) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(`DROP DATABASE IF EXISTS ${DATABASE} WITH (FORCE)`);
  await client.query(`CREATE DATABASE ${DATABASE} OWNER dossier TEMPLATE template0`);
  await client.end();
}

/**
 * Everything from nothing to a server that answers. Its log, at the level people run it with, goes to a file: leaving
 * it out would flatter us.
 */
export async function startApp() {
  await prepareCode();
  const folder = testFolder("bench");
  const secrets = readOrMakeSecrets(folder);
  // The settings of an installation, not a test's: a write waits for the disk.
  const { adminUrl, url } = await step("database", () => startEmbedded(folder));
  await step("build", () => build(BUILD, secrets.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY, { mayWait: true }));
  await emptyDatabase(adminUrl);
  const port = await findFreePort();
  const baseUrl = `http://localhost:${port}`;
  const env = {
    ...writeAppEnv({ isEmbedded: true, secrets, folder, publicUrl: baseUrl }, url),
    BENCH: "1",
    NEXT_DIST_DIR: BUILD,
    // The limit would stop the measuring, not the counting.
    OBP_REQUESTS_PER_MINUTE: "100000000",
  };
  await step("migrate", () => migrateDatabase(env));
  await step("data", () => seedWhenEmpty(env));
  mkdirSync(path.join(root, ".data"), { recursive: true });
  const log = openSync(path.join(folder, "app.log"), "w");
  await step("serve", () => serve("start", { port, host: "127.0.0.1" }, env, log));
  return { baseUrl, url, env };
}
