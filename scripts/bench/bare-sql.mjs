// The database's own limit: the same statements, prepared, on a pool of pg, with no app around them.
import pg from "pg";
import { runTypescript } from "../steps/prepare.mjs";
import { LONDON } from "./callers.mjs";
import { quantile } from "./measure.mjs";

const WRITE = {
  lock: `SELECT c.id, v.customer_number FROM customer c JOIN customer_version v ON v.bank_id = c.bank_id
    AND v.customer_id = c.id AND v.superseded_at IS NULL WHERE c.id = $1 AND c.bank_id = $2 FOR UPDATE OF c`,
  find: `SELECT * FROM kyc_check WHERE bank_id = $1 AND customer_id = $2 AND id = $3 ORDER BY version DESC LIMIT 1`,
  add: `INSERT INTO kyc_check (bank_id, customer_id, id, version, date, how, satisfied, comments, recorded_at,
    recorded_by) SELECT $1, $2, $3, 1, now(), 'online_meeting', true, 'good', now(), id FROM person
    WHERE email = 'officer@gh.example' RETURNING *`,
  event: `INSERT INTO audit_event (at, action, outcome, bank_id, customer_id, subject_id, via, after, correlation_id)
    VALUES (now(), 'check.add', 'done', $1, $2, $3, 'bench', '{"how":"online_meeting","satisfied":true}', $3)`,
};
let written = 0;

async function writeCheck(client, customers) {
  written += 1;
  const key = [LONDON, customers[written % customers.length].id, `bare-${process.pid}-${written}`];
  const ask = (name, values) => client.query({ name, text: WRITE[name], values });
  await client.query("BEGIN");
  await ask("lock", [key[1], key[0]]);
  await ask("find", key);
  await ask("add", key);
  await ask("event", key);
  await client.query("COMMIT");
}

/** Like `load`: so many at once for so many seconds. */
async function loadPool(pool, connections, seconds, work) {
  const until = performance.now() + seconds * 1000;
  const times = [];
  const one = async () => {
    while (performance.now() < until) {
      const start = performance.now();
      const client = await pool.connect();
      try {
        await work(client);
      } finally {
        client.release();
      }
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  return { perSecond: times.length / seconds, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

/**
 * By endpoint, a function that loads the database with what the endpoint asks of it.
 */
export async function bareSql({ url, env, main, own, connections, seconds }) {
  const printed = await runTypescript(
    "scripts/bench/statements.ts",
    env,
    LONDON,
    main.id,
    main.number,
    main.phone,
  );
  const statements = JSON.parse(printed);
  const pool = new pg.Pool({ connectionString: url, max: connections });
  const read = (name) => async (client) => {
    // A statement with a setting of the transaction needs one around it.
    const isInTransaction = statements[name].some(({ text }) => text.includes("set_config"));
    if (isInTransaction) await client.query("BEGIN");
    for (const [at, { text, values }] of statements[name].entries())
      await client.query({ name: `${name}-${at}`, text, values });
    if (isInTransaction) await client.query("COMMIT");
  };
  const load = (work) => () => loadPool(pool, connections, seconds, work);
  return {
    overview: load(read("overview")),
    phone: load(read("phone")),
    checks: load(read("checks")),
    write: load((client) => writeCheck(client, own)),
    close: () => pool.end(),
  };
}
