// The peer's database: on the same server as ours, filled from ours by COPY, gone at the end.
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from, to } from "pg-copy-streams";

const DATABASE = "bench_payload";

/** Our columns, and the peer's where they are called otherwise. */
const columns = {
  bank_id: "bank",
  customer_number: null,
  legal_name: null,
  mobile_phone_number: null,
  date_of_birth: null,
  dependants: null,
  kyc_status: null,
  email: null,
  relationship_status: null,
  credit_rating: null,
  credit_source: null,
  credit_limit_currency: null,
  credit_limit_amount: null,
  highest_education_attained: null,
  employment_status: null,
  title: null,
  branch_id: null,
  name_suffix: null,
  recorded_at: "created_at",
};

async function withClient(connectionString, work) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export const dropDatabase = (adminUrl) =>
  withClient(adminUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${DATABASE} WITH (FORCE)`));

/** An empty one with the same owner as ours; returns its address. */
export async function makeDatabase(adminUrl, url) {
  const address = new URL(url);
  await dropDatabase(adminUrl);
  await withClient(adminUrl, (client) =>
    client.query(`CREATE DATABASE ${DATABASE} OWNER ${address.username} TEMPLATE template0`),
  );
  address.pathname = `/${DATABASE}`;
  return address.href;
}

/** The bank's first customers by number; returns how many. */
export async function fillDatabase(url, peerUrl, bankId, most) {
  const ours = Object.keys(columns).join(", ");
  const theirs = Object.entries(columns).map(([own, other]) => other ?? own);
  return await withClient(url, (source) =>
    withClient(peerUrl, async (target) => {
      const rows = `SELECT ${ours} FROM customer_version WHERE superseded_at IS NULL
        AND bank_id = ${source.escapeLiteral(bankId)} ORDER BY customer_number LIMIT ${most}`;
      const into = target.query(from(`COPY customers (${theirs.join(", ")}) FROM STDIN`));
      await pipeline(source.query(to(`COPY (${rows}) TO STDOUT`)), into);
      await target.query("VACUUM (ANALYZE) customers");
      return into.rowCount;
    }),
  );
}
