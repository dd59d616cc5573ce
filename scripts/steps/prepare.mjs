// What every command does first: dependencies, generated code, a migrated database, demo data where it belongs.
import { runNode, typescript } from "../lib/run-node.mjs";
import { PlainError, step } from "../lib/say.mjs";
import { writeAppEnv } from "../lib/settings.mjs";
import { checkDatabase, readContents, startEmbedded } from "./database.mjs";
import { generate } from "./generate.mjs";
import { install } from "./install.mjs";

/** Dependencies and generated code. */
export async function prepareCode() {
  await step("install", () => install());
  await step("generate", generate);
}

/** Runs one of our TypeScript programs and returns what it printed; its refusal becomes ours. */
export async function runTypescript(file, env, ...args) {
  const { code, output } = await runNode(typescript(file, ...args), { env });
  if (code !== 0) throw new PlainError(output.trim());
  return output.trim();
}

/** Brings the database up to date; says how many migrations were new. */
export async function migrateDatabase(env) {
  const count = Number((await runTypescript("prisma/migrate.ts", env)).split("\n").at(-1));
  return count === 0 ? "unchanged" : `${count} new`;
}

/** Loads the demo world into a database that holds nobody and nothing, or only half of that world. */
export async function seedWhenEmpty(env) {
  if ((await readContents(env.DATABASE_URL)) === "used") return "kept as it is";
  try {
    await runTypescript("prisma/seed.ts", env);
  } catch (error) {
    // Another start loaded it while this one waited for its turn.
    if ((await readContents(env.DATABASE_URL)) === "used") return "kept as it is";
    throw error;
  }
  return "demo world loaded";
}

/**
 * A database that answers, and the environment for the app on it.
 * @param {ReturnType<typeof import("../lib/settings.mjs").readSettings>} settings
 */
export async function openDatabase(settings) {
  let url = settings.databaseUrl;
  await step("database", async () => {
    if (url) return checkDatabase(url);
    url = (await startEmbedded(settings.folder)).url;
    return "embedded PostgreSQL 18";
  });
  return writeAppEnv(settings, url);
}

/** Migrations, and where it is asked for the demo world: it loads by itself into an empty embedded database only. */
export async function fillDatabase(env, { mayLoadDemo }) {
  await step("migrate", () => migrateDatabase(env));
  if (mayLoadDemo) await step("data", () => seedWhenEmpty(env));
  else if ((await readContents(env.DATABASE_URL)) === "unfinished") {
    throw new PlainError(
      "Loading the demo world into this database was cut off, and half of it is there: make the database anew.",
    );
  }
}
