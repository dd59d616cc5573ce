// A migrated database that tests clone: made once for each state of the migrations.
import { createHash } from "node:crypto";
import { Client } from "pg";
import { migrate, readMigrations } from "./migrate";

/** Any number: two test runs that start together build the template one after the other. */
const TEMPLATE_LOCK = 18_040_001;

/** Runs `work` on a connection of its own. */
export async function connected<Result>(
  url: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The same server, another database, and its owner instead of the superuser. */
export function urlOf(adminUrl: string, database: string): string {
  const url = new URL(adminUrl);
  url.username = "dossier";
  url.pathname = `/${database}`;
  return url.href;
}

/** The role that owns every database of ours: no superuser, as in a bank's own installation. */
async function ensureOwner(client: Client, password: string) {
  const { rowCount } = await client.query("SELECT 1 FROM pg_roles WHERE rolname = 'dossier'");
  if (!rowCount) await client.query(`CREATE ROLE dossier LOGIN PASSWORD ${client.escapeLiteral(password)}`);
  await client.query("GRANT SET ON PARAMETER session_replication_role TO dossier");
}

/** The name of the template for the migrations as they are now; builds it under a lock when it is missing. */
export async function ensureTemplate(adminUrl: string): Promise<string> {
  const sums = readMigrations().map(({ checksum }) => checksum);
  const name = `template_${createHash("sha256").update(sums.join()).digest("hex").slice(0, 12)}`;
  const draft = `${name}_draft`;
  await connected(adminUrl, async (client) => {
    await client.query("SELECT pg_advisory_lock($1)", [TEMPLATE_LOCK]);
    await ensureOwner(client, new URL(adminUrl).password);
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (rowCount) return;
    await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${draft} OWNER dossier TEMPLATE template0`);
    await migrate(urlOf(adminUrl, draft));
    await client.query(`ALTER DATABASE ${draft} WITH ALLOW_CONNECTIONS false`);
    await client.query(`ALTER DATABASE ${draft} RENAME TO ${name}`);
  });
  return name;
}

/** Makes (anew, when it exists) a clone of the template that tests may fill; returns its address. */
export async function cloneTemplate(adminUrl: string, template: string, name: string): Promise<string> {
  await connected(adminUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name} OWNER dossier TEMPLATE ${template}`);
    await client.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS true`);
  });
  return urlOf(adminUrl, name);
}

/** Drops the clones whose name this accepts. */
export async function dropClones(adminUrl: string, isUnwanted: (name: string) => boolean): Promise<void> {
  await connected(adminUrl, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      "SELECT datname FROM pg_database WHERE datname LIKE 'run\\_%'",
    );
    for (const { datname } of rows.filter((row) => isUnwanted(row.datname))) {
      await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
    }
  });
}
