// Where it is measured: one cluster with two databases, the large one and one with the demo world alone, and an app on each.
import { mkdirSync, openSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { findFreePort } from "../../lib/free-port.mjs";
import { readOrMakeSecrets } from "../../lib/secrets.mjs";
import { writeAppEnv } from "../../lib/settings.mjs";
import { startEmbedded } from "../../steps/database.mjs";
import { migrateDatabase, seedWhenEmpty } from "../../steps/prepare.mjs";
import { serve } from "../../steps/serve.mjs";
import { BUILD } from "./order.mjs";

const SMALL = "dossier_small";

/** Runs `work` with a connection of its own. */
export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url, application_name: "dossier-bench" });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The banks of the generator that the demo world has not. */
const banks = `INSERT INTO bank (id, bank_code, full_name, country, time_zone, created_at) VALUES
  ('fr.11.lyon', 'lyon', 'Crédit de Lyon', 'FR', 'Europe/Paris', now()),
  ('it.20.milano', 'milano', 'Banca di Milano', 'IT', 'Europe/Rome', now()),
  ('ie.01.cork', 'cork', 'Bank of Cork', 'IE', 'Europe/Dublin', now()) ON CONFLICT DO NOTHING`;

/** Rows that were just written are tidied in the background for a while; a few minutes are enough, and nobody waits for ever. */
async function untilVacuumed(adminUrl) {
  await withClient(adminUrl, async (client) => {
    const until = Date.now() + 180_000;
    for (let calm = 0; calm < 3 && Date.now() < until; ) {
      const { rows } = await client.query(
        "SELECT count(*)::int AS n FROM pg_stat_activity WHERE backend_type = 'autovacuum worker'",
      );
      calm = rows[0].n === 0 ? calm + 1 : 0;
      await setTimeout(1_000);
    }
  });
}

async function makeDatabase(env, adminUrl, name) {
  await withClient(adminUrl, async (client) => {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    if (!rowCount) await client.query(`CREATE DATABASE ${name} OWNER dossier TEMPLATE template0`);
  });
  await migrateDatabase(env);
  await seedWhenEmpty(env);
  await withClient(env.DATABASE_URL, (client) => client.query(banks));
}

/**
 * @returns {Promise<{ large: NodeJS.ProcessEnv, small: NodeJS.ProcessEnv, adminUrl: string, appOn: (name: "large" | "small") => Promise<string>,
 *   untilVacuumed: () => Promise<void> }>}
 *   what an app or a program runs in, and the address of an app that runs in it, started when it is first asked for
 */
export async function openPlace(folder) {
  mkdirSync(folder, { recursive: true });
  const secrets = readOrMakeSecrets(folder);
  const { adminUrl, url } = await startEmbedded(folder);
  const envOf = (databaseUrl) => ({
    ...writeAppEnv({ isEmbedded: true, secrets, folder, publicUrl: "http://localhost:3000" }, databaseUrl),
    BENCH: "1",
    NEXT_DIST_DIR: BUILD,
    OBP_REQUESTS_PER_MINUTE: "100000000",
  });
  const smallUrl = new URL(url);
  smallUrl.pathname = `/${SMALL}`;
  const place = { large: envOf(url), small: envOf(String(smallUrl)) };
  await makeDatabase(place.large, adminUrl, "dossier");
  await makeDatabase(place.small, adminUrl, SMALL);
  const apps = {};
  const appOn = (name) => {
    apps[name] ??= startAppOn(place[name], folder, name);
    return apps[name];
  };
  return { ...place, adminUrl, appOn, untilVacuumed: () => untilVacuumed(adminUrl) };
}

/** The production build on one of them; returns its address. */
async function startAppOn(env, folder, name) {
  const port = await findFreePort();
  const baseUrl = `http://localhost:${port}`;
  const log = openSync(path.join(folder, `app-${name}.log`), "w");
  const own = { ...env, PUBLIC_URL: baseUrl, NEXTAUTH_URL: baseUrl };
  await serve("start", { port, host: "127.0.0.1" }, own, log);
  return baseUrl;
}
