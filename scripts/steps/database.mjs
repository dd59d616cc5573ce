// Gives the address of a database that is ready for migrations: the embedded one, or the one that was named.
import { atEnd } from "../lib/ending.mjs";
import { PlainError } from "../lib/say.mjs";
import { startCluster } from "../postgres/cluster.mjs";

// pg is loaded when it is needed: before the install there is none.
async function connect(connectionString) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({
    connectionString,
    connectionTimeoutMillis: 10_000,
    application_name: "dossier-start",
  });
  await client.connect();
  return client;
}

/** The role that owns our database is no superuser, as in a bank's own installation. */
async function ensureDatabase(adminUrl, password) {
  const client = await connect(adminUrl);
  try {
    const role = await client.query("SELECT 1 FROM pg_roles WHERE rolname = 'dossier'");
    if (!role.rowCount)
      await client.query(`CREATE ROLE dossier LOGIN PASSWORD ${client.escapeLiteral(password)}`);
    const leave = await client.query(
      "SELECT FROM pg_roles WHERE rolname = 'dossier' AND has_parameter_privilege(oid, 'session_replication_role', 'SET')",
    );
    // For an import: see lib/import/load.ts.
    if (!leave.rowCount) await client.query("GRANT SET ON PARAMETER session_replication_role TO dossier");
    const database = await client.query("SELECT 1 FROM pg_database WHERE datname = 'dossier'");
    if (!database.rowCount) await client.query("CREATE DATABASE dossier OWNER dossier TEMPLATE template0");
  } finally {
    await client.end();
  }
}

/** Starts the embedded PostgreSQL of this data folder (stopped again when the command ends) and returns our database. */
export async function startEmbedded(folder, options) {
  const cluster = await startCluster(folder, options);
  atEnd(cluster.stop);
  const adminUrl = cluster.urlOf("postgres");
  await ensureDatabase(adminUrl, new URL(adminUrl).password);
  return { adminUrl, url: cluster.urlOf("dossier", "dossier") };
}

/** Checks that the named database answers and is PostgreSQL 15 or newer. */
export async function checkDatabase(url) {
  const where = new URL(url).host;
  let client;
  try {
    client = await connect(url);
  } catch (error) {
    const reason = error.message || error.code || "no answer";
    throw new PlainError(
      `The database at ${where} cannot be reached (${reason}): check DATABASE_URL and that it runs.`,
    );
  }
  const { rows } = await client.query("SHOW server_version_num");
  await client.end();
  const major = Math.floor(Number(rows[0].server_version_num) / 10_000);
  if (major < 15)
    throw new PlainError(`The database at ${where} is PostgreSQL ${major}: 15 or newer is needed.`);
  return `PostgreSQL ${major} at ${where}`;
}

/**
 * What is in it: "empty" (nobody and no customer: only then may the demo world be loaded), "unfinished" (loading the
 * demo world was cut off, or goes on at this moment), or "used".
 * @returns {Promise<"empty" | "unfinished" | "used">}
 */
export async function readContents(url) {
  const client = await connect(url);
  const { rows } = await client.query(`SELECT CASE
    WHEN to_regclass('public.demo_world_unfinished') IS NOT NULL THEN 'unfinished'
    WHEN EXISTS (SELECT FROM person) OR EXISTS (SELECT FROM customer) THEN 'used' ELSE 'empty' END AS contents`);
  await client.end();
  return rows[0].contents;
}
