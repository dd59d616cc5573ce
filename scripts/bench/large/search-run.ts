// Measures searches on whatever is in the database, and prints what it found as one line of JSON. See search.mjs.
import pg from "pg";
import { prisma } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import type { Hit } from "@/lib/customers/search-steps";
import { type Case, casesFor, type Someone } from "./search-cases";
import { explain, PAGE, replay, searchOnce } from "./search-once";

/** So many turns at most, and none begun later than that; five are done in any case. */
const [LEAST, MOST, SECONDS] = [5, Number(process.argv[2] ?? 100), Number(process.argv[3] ?? 2)];

const client = new pg.Client({ connectionString: env().DATABASE_URL });
await client.connect();

const like = { phone: "mobile_phone_number", number: "customer_number", name: "name_folded" };

/** The last hit before that page, found without the search; null when there are not so many. */
async function lastBefore({ text, as, page = 1 }: Case, bankId: string): Promise<Hit | null> {
  if (page === 1) return null;
  const pattern = as === "number" ? `${text}%` : as === "name" ? `%${text}%` : text;
  const { rows } = await client.query(
    `SELECT customer_number AS number FROM customer_version WHERE bank_id = $1 AND superseded_at IS NULL
      AND ${like[as]} LIKE $2 ORDER BY customer_number OFFSET $3 LIMIT 1`,
    [bankId, pattern, (page - 1) * (PAGE - 1) - 1],
  );
  return rows[0]
    ? { rank: as === "phone" ? 0 : as === "number" ? 1 : 2, bankId, customerNumber: rows[0].number }
    : null;
}

async function measure(one: Case, bankId: string) {
  const after = await lastBefore(one, bankId);
  if (one.page && !after) return null;
  const times: number[] = [];
  const bare: number[] = [];
  // The first warms what it reads.
  let last = await searchOnce(one, [bankId], after);
  const until = performance.now() + SECONDS * 1000;
  for (let turn = 0; turn < MOST && (turn < LEAST || performance.now() < until); turn += 1) {
    last = await searchOnce(one, [bankId], after);
    times.push(last.ms);
    if (last.found) bare.push(await replay(client, last.asked));
  }
  const { found, asked } = last;
  const plan = found ? await explain(client, asked) : "cut off at the time it may take";
  return { ...one, times, bare, hits: found?.hits.length ?? null, count: found?.count ?? null, plan };
}

/** Somebody in the middle of the bank, with a name of two words in plain letters. */
async function someoneOf(bankId: string): Promise<Someone> {
  const { rows } = await client.query(
    `SELECT customer_number AS number, phone_e164 AS phone, legal_name AS name FROM customer_version
     WHERE bank_id = $1 AND superseded_at IS NULL AND customer_number >= (SELECT CASE WHEN count(*) > 1000
       THEN '3' ELSE '' END FROM (SELECT FROM customer_version WHERE bank_id = $1 LIMIT 1001) c)
       AND legal_name ~ '^[A-Za-z]+ [A-Z][a-z]{6,}$' AND phone_e164 LIKE '+44%' ORDER BY customer_number LIMIT 1`,
    [bankId],
  );
  const { rows: first } =
    rows.length > 0
      ? { rows }
      : await client.query(
          `SELECT customer_number AS number, phone_e164 AS phone, legal_name AS name FROM customer_version
     WHERE bank_id = $1 AND superseded_at IS NULL AND phone_e164 IS NOT NULL ORDER BY customer_number LIMIT 1`,
          [bankId],
        );
  return first[0];
}

/** The same question alone, and beside another that asks again and again what is too broad. */
async function measureBesideBroad(bankId: string) {
  const [one, broad] = [
    { text: "%381%", as: "phone" } as const,
    { text: "%1_2_3_4_5%", as: "phone" } as const,
  ];
  const run = async (turns: number) => {
    const times: number[] = [];
    for (let turn = 0; turn < turns; turn += 1) times.push((await searchOnce(one, [bankId], null)).ms);
    return times;
  };
  const alone = await run(60);
  let isOver = false;
  const askBroad = async () => {
    while (!isOver) await searchOnce(broad, [bankId], null);
  };
  const other = askBroad();
  const beside = await run(60);
  isOver = true;
  await other;
  return { alone, beside };
}

const { rows: banks } = await client.query<{ id: string; customers: number }>(
  "SELECT bank_id AS id, count(*)::int AS customers FROM customer GROUP BY 1 ORDER BY 2 DESC",
);
const measured = [];
for (const [at, bank] of [banks[0], banks.at(-1)].entries()) {
  if (!bank) continue;
  for (const one of casesFor(await someoneOf(bank.id), at === 0)) {
    const result = await measure(one, bank.id);
    if (result) measured.push({ ...result, bank: bank.id, customers: bank.customers });
  }
}
const beside = banks[0] ? await measureBesideBroad(banks[0].id) : null;
await client.end();
await prisma().$disconnect();
console.log(JSON.stringify({ measured, beside }));
