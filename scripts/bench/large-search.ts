// Times searches on whatever is in the database: each pattern at each bank, the steps it took, and plain LIKE beside it.
// DATABASE_URL=… node --import tsx scripts/bench/large-search.ts [turns]: one line of JSON for each row.
import { prisma, sql, type Tx, transaction } from "@/lib/core/db";
import { type Found, findMatches, type Order } from "@/lib/customers/search-find";
import { nameTiers } from "@/lib/customers/search-names";
import { understandSearch } from "@/lib/customers/search-rules";
import { type Clock, startClock, usual } from "@/lib/customers/search-steps";
import { numberTiers, phoneTiers } from "@/lib/customers/search-tiers";
import { quantile } from "./measure.mjs";
import { phonePatterns } from "./phone-patterns";
import { listening, writeTrail } from "./search-trail";

const turns = Number(process.argv[2] ?? 20);
const typed: [string, "phone" | "number" | "name"][] = [
  ...phonePatterns.map((text): [string, "phone"] => [text, "phone"]),
  ...["smith", "tripman", "hartwel", "muller", "jose garcia", "zzyzx", "an"].map((text): [string, "name"] => [
    text,
    "name",
  ]),
  ["1000", "number"],
];

async function orderFor(
  tx: Tx,
  text: string,
  as: "phone" | "number" | "name",
  bankId: string,
  clock: Clock,
): Promise<Order | null> {
  const search = understandSearch(text, ["GB"], as);
  if (search.kind === "phone") return phoneTiers(search);
  if (search.kind === "number") return numberTiers(search);
  return search.kind === "name" ? await nameTiers(tx, search, [bankId], clock) : null;
}

type Once = { ms: number; found: Found | "cut off"; trail: string[] };

async function once(bankId: string, text: string, as: "phone" | "number" | "name"): Promise<Once | null> {
  return await transaction(async (plain) => {
    const { tx, trail } = listening(plain);
    const start = performance.now();
    const clock = startClock(usual.longest);
    const order = await orderFor(tx, text, as, bankId, clock);
    if (!order) return null;
    const page = { after: null, limit: 26, counted: 1000 };
    const found = await findMatches(tx, order, [bankId], page, usual, clock).catch(() => "cut off" as const);
    return { ms: performance.now() - start, found, trail };
  });
}

async function measure(bankId: string, customers: number, text: string, as: "phone" | "number" | "name") {
  const all: Once[] = [];
  for (let turn = 0; turn <= turns; turn += 1) {
    const one = await once(bankId, text, as);
    // The first warms what it reads.
    if (one && turn > 0) all.push(one);
  }
  const last = all.at(-1);
  if (!last) return;
  const times = all.map(({ ms }) => ms);
  const { found } = last;
  const row = {
    bankId,
    customers,
    text,
    as,
    p50: quantile(times, 0.5),
    best: Math.min(...times),
    p99: quantile(times, 0.99),
    steps: writeTrail(last.trail),
  };
  console.log(
    JSON.stringify(
      found === "cut off" ? { ...row, hits: found } : { ...row, hits: found.hits.length, count: found.count },
    ),
  );
}

const banks = await prisma().$queryRaw<{ id: string; customers: bigint }[]>(sql`
  SELECT bank_id AS id, count(*) AS customers FROM customer GROUP BY 1 ORDER BY 2 DESC`);
const [largest, smallest] = [banks[0], banks.at(-1)];
for (const bank of [largest, smallest])
  if (bank) for (const [text, as] of typed) await measure(bank.id, Number(bank.customers), text, as);
await prisma().$disconnect();
