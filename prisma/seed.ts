// Loads the demo world, whole or not at all, into a database that holds nobody and nothing; refuses any other.
import { Client } from "pg";
import { prisma } from "@/lib/core/db";
import { directUrl, env } from "@/lib/core/env";
import { PlainError } from "../scripts/lib/say.mjs";
import { buildWorld } from "./demo/world";
import { migrate } from "./migrate";

/** Any number: two that load together do it one after the other. */
const SEED_LOCK = 18_040_002;

/**
 * The world is told through the use-cases, in many transactions. A table without columns stands in the database while
 * that goes on: where it is found later, the loading was cut off, and what there is must not be taken for the world.
 */
const begin = "CREATE TABLE demo_world_unfinished ()";
const finish = "DROP TABLE demo_world_unfinished";
const look = `SELECT to_regclass('public.demo_world_unfinished') IS NOT NULL AS "isUnfinished"`;

/** Our own embedded database is begun anew; a named one may hold what is not ours, so that is for its owner to do. */
async function beginAnew(client: Client, url: string): Promise<void> {
  if (env().DEMO !== "1")
    throw new PlainError(
      "Loading the demo world into this database was cut off, and half of it is there. Make the database anew, and try again.",
    );
  await client.query("BEGIN; DROP SCHEMA public CASCADE; CREATE SCHEMA public; COMMIT");
  await migrate(url);
}

async function isUsed(): Promise<boolean> {
  const [people, customers] = await Promise.all([prisma().person.count(), prisma().customer.count()]);
  return people + customers > 0;
}

async function seed(client: Client, url: string): Promise<string> {
  await client.query("SELECT pg_advisory_lock($1)", [SEED_LOCK]);
  const { rows } = await client.query<{ isUnfinished: boolean }>(look);
  if (rows[0]?.isUnfinished) await beginAnew(client, url);
  if (await isUsed())
    throw new PlainError(
      "This database holds people or customers already, so the demo world was not loaded. Use an empty one.",
    );
  await client.query(begin);
  const made = await buildWorld(env().DEMO_PASSWORD, new Date());
  await client.query(finish);
  return `Demo world loaded: ${made.banks} banks, ${made.people} people, ${made.customers} customers.`;
}

const url = directUrl();
const client = new Client({ connectionString: url, application_name: "dossier-seed" });
await client.connect();
try {
  console.log(await seed(client, url));
} catch (error) {
  console.error(error instanceof PlainError ? error.message : error);
  process.exitCode = 1;
} finally {
  await Promise.all([client.end(), prisma().$disconnect()]);
}
