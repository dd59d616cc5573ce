// An audit of years: about five events of each customer, spread over two years, written in the database month by month.
import { say } from "../../lib/say.mjs";
import { makeRow } from "../rows.mjs";
import { withClient } from "./place.mjs";

const MONTHS = 24;
const LANES = 2;
export const LONG = { bankId: "gh.29.uk", events: 5_000 };

/** Customers of the demo world, who are in both databases, by the beginning of a name. */
export const demoCustomer = `SELECT v.customer_id AS id, v.customer_number AS number, v.mobile_phone_number AS phone
  FROM customer c JOIN customer_version v ON v.bank_id = c.bank_id AND v.customer_id = c.id AND v.superseded_at IS NULL
  WHERE c.bank_id = $1 AND c.import_id IS NULL AND v.legal_name LIKE $2 ORDER BY v.customer_number LIMIT 1`;

/** Half of them by officers, half by programs; no longer than what such commands write. */
const event = (at) => `${at} AS at,
  (ARRAY['check.add', 'status.add', 'document.add', 'address.add', 'customer.view'])[1 + floor(random() * 5)::int] AS action`;

const columns = `id, at, action, outcome, bank_id, customer_id, person_id, person_name, via, after, correlation_id`;
const values = (bank, customer) => `nextval('audit_event_id_seq'), at, action,
  CASE WHEN action = 'customer.view' THEN 'viewed' ELSE 'done' END, ${bank}, ${customer},
  CASE WHEN n < 0.5 THEN p.id END, CASE WHEN n < 0.5 THEN p.name END, CASE WHEN n < 0.5 THEN 'session' ELSE 'direct-login' END,
  CASE WHEN action = 'status.add' THEN '{"ok": true}'::jsonb END, 'bench'`;

/** `share`: of a hundred customers, so many have an event in the month; above a hundred each has several. */
function eventsOf(share, since, table) {
  const rounds = Math.max(1, Math.ceil(share / 100));
  const sampled = `customer TABLESAMPLE BERNOULLI (${share / rounds})`;
  return `INSERT INTO ${table} (${columns}) SELECT ${values("bank_id", "customer_id")} FROM (
      SELECT bank_id, id AS customer_id, random() AS n, ${event(`'${since}'::timestamptz + random() * interval '28 days'`)} FROM ${sampled}, generate_series(1, ${rounds})
    ) e, (SELECT id, name FROM person WHERE email = 'officer@gh.example') p`;
}

/** Each month as a table of its own first: rows, then what indexes them, then it takes the place of the one there was. */
async function fillMonth(client, { name, bound, since }, share, indexes) {
  const table = `${name}_filled`;
  await client.query(`CREATE TABLE ${table} (LIKE audit_event INCLUDING CONSTRAINTS)`);
  await client.query(`INSERT INTO ${table} SELECT * FROM ${name}`);
  const { rowCount } = await client.query(eventsOf(share, since, table));
  await client.query(`ALTER TABLE ${table} ADD PRIMARY KEY (id, at)`);
  for (const definition of indexes)
    await client.query(definition.replace(/^CREATE INDEX \S+ ON (?:ONLY )?\S+/, `CREATE INDEX ON ${table}`));
  await client.query(`CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON ${table}
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  await client.query("BEGIN");
  await client.query("LOCK TABLE audit_event IN ACCESS EXCLUSIVE MODE");
  await client.query(`ALTER TABLE audit_event DETACH PARTITION ${name}`);
  await client.query(`DROP TABLE ${name}`);
  await client.query(`ALTER TABLE ${table} RENAME TO ${name}`);
  await client.query(`ALTER TABLE audit_event ATTACH PARTITION ${name} ${bound}`);
  await client.query("COMMIT");
  await client.query(`VACUUM (ANALYZE) ${name}`);
  return rowCount;
}

const months = `SELECT c.relname AS name, pg_get_expr(c.relpartbound, c.oid) AS bound,
    substring(pg_get_expr(c.relpartbound, c.oid) FROM 'FROM \\(''([^'']+)') AS since
  FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'audit_event'::regclass
    AND substring(pg_get_expr(c.relpartbound, c.oid) FROM 'TO \\(''([^'']+)')::timestamptz < now()
  ORDER BY 3 DESC LIMIT ${MONTHS}`;

/** Both databases are as old: the small one has the same months, with hardly anything in them. */
const makeMonths = (client) =>
  client.query(`SELECT make_audit_month((date_trunc('month', now()) - n * interval '1 month')::date)
    FROM generate_series(1, ${MONTHS}) n`);

/** Five thousand events of one customer, through the table as it is, in both databases alike; once. */
async function fillLong(client) {
  const { rows } = await client.query(demoCustomer, [LONG.bankId, "E%"]);
  const own = [LONG.bankId, rows[0].id];
  const made = await client.query(
    "SELECT count(*)::int AS n FROM audit_event WHERE bank_id = $1 AND customer_id = $2",
    own,
  );
  if (made.rows[0].n < LONG.events)
    await client.query(
      `INSERT INTO audit_event (${columns}) OVERRIDING SYSTEM VALUE SELECT ${values("$1", "$2")} FROM (
        SELECT random() AS n, ${event("now() - random() * interval '700 days'")} FROM generate_series(1, $3::int)) e,
        (SELECT id, name FROM person WHERE email = 'officer@gh.example') p`,
      [...own, LONG.events],
    );
  return rows[0].id;
}

export const longCustomer = (url) => withClient(url, fillLong);

async function readPlan(client, { customers, events }) {
  const { rows } = await client.query(months);
  const { rows: indexes } = await client.query(
    "SELECT indexdef FROM pg_indexes WHERE tablename = 'audit_event' AND indexdef LIKE 'CREATE INDEX%'",
  );
  return {
    queue: rows,
    indexes: indexes.map(({ indexdef }) => indexdef),
    share: (100 * events) / customers / rows.length,
  };
}

/** Several months at once, on connections of their own. */
export async function fillEvents(order, { large, small }) {
  const url = large.DATABASE_URL;
  for (const env of [large, small]) await withClient(env.DATABASE_URL, makeMonths);
  const start = performance.now();
  const { queue, indexes, share } = await withClient(url, (client) => readPlan(client, order));
  const of = queue.length;
  let [written, done] = [0, 0];
  const work = async (client) => {
    await client.query("SET maintenance_work_mem = '1GB'");
    for (let month = queue.shift(); month; month = queue.shift()) {
      const made = await fillMonth(client, month, share, indexes);
      written += made;
      done += 1;
      const seconds = (performance.now() - start) / 1000;
      const left = Math.ceil((seconds * (of - done)) / done / 60);
      say(
        `events       ${done} of ${of} months, ${written.toLocaleString("en-GB")} events, ${left} minutes left`,
      );
    }
  };
  await Promise.all(Array.from({ length: LANES }, () => withClient(url, work)));
  for (const env of [large, small]) await longCustomer(env.DATABASE_URL);
  const seconds = (performance.now() - start) / 1000;
  const row = makeRow("Audit events made in the database, with indexes", "rows/s", {
    ours: written / seconds,
  });
  return [{ ...row, rows: written }];
}
