// The table of the peers that must have no index, or only one: the current customers, copied; dropped at the end.
import type { Client } from "pg";

export const TABLE = "bench_peers.customer";

/** Narrower than a real one, so quicker to read: the peers are flattered. It is read a few times and then gone: no WAL. */
export async function makeTable(client: Client): Promise<void> {
  await dropTable(client);
  await client.query("CREATE SCHEMA bench_peers");
  await client.query(`CREATE UNLOGGED TABLE ${TABLE} AS SELECT customer_id, bank_id, customer_number,
    mobile_phone_number, legal_name, email FROM customer_version WHERE superseded_at IS NULL`);
}

/** What an import of a day ago has: pages that are known to be visible to all, and what the planner needs. */
const settle = (client: Client) => client.query(`VACUUM (ANALYZE) ${TABLE}`);

/** As the Open Bank Project's own table: unique by bank and number, and nothing on the phone. */
export async function indexNumber(client: Client): Promise<void> {
  await client.query(`CREATE UNIQUE INDEX number ON ${TABLE} (bank_id, customer_number)`);
  await settle(client);
}

export async function indexTrigramsOnly(client: Client): Promise<void> {
  await client.query("DROP INDEX bench_peers.number");
  await client.query(`CREATE INDEX phone_trigrams ON ${TABLE} USING gin (mobile_phone_number gin_trgm_ops)`);
  await settle(client);
}

export const dropTable = (client: Client) => client.query("DROP SCHEMA IF EXISTS bench_peers CASCADE");
