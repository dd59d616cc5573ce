// Asks ours and each SQL peer for the same pages in turns; prints what it took as JSON. See sql.mjs.
import { isDeepStrictEqual } from "node:util";
import pg from "pg";
import { prisma } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { isStatementTimeout } from "@/lib/core/faults";
import { median } from "../measure.mjs";
import { phonePatterns } from "../phone-patterns";
import { type Ask, type Contestant, likeByPage, likeForAll, ours, prismaContains } from "./contestants";
import { dropTable, indexNumber, indexTrigramsOnly, makeTable } from "./copied-table";

/** A peer's statement may take so long. */
const PATIENCE_MS = 10_000;
/** Pairs of one pattern: so many at most, and none begun later than this; a second one, unless the first took very long. */
const [MOST, SECONDS, VERY_LONG] = [9, 1.5, 5];
/** Ours is asked so often beside each time of the peer's, for its quantiles. */
const OFTEN = 5;

const CUT_OFF = "cut off";

async function time(work: () => Promise<unknown>): Promise<{ ms: number; isCutOff: boolean }> {
  const start = performance.now();
  try {
    await work();
    return { ms: performance.now() - start, isCutOff: false };
  } catch (error) {
    if (!isStatementTimeout(error)) throw error;
    return { ms: performance.now() - start, isCutOff: true };
  }
}

const answerOf = async (who: Contestant, ask: Ask) =>
  await who.ask(ask).catch((error: unknown) => {
    if (isStatementTimeout(error)) return CUT_OFF;
    throw error;
  });

interface Compared {
  hits: number | null;
  isPeerCutOff: boolean;
}

/** Both give the same customers, or one of them none in time; this also warms what they read. */
async function compare(name: string, peer: Contestant, ask: Ask): Promise<Compared> {
  const [own, theirs] = [await answerOf(ours, ask), await answerOf(peer, ask)];
  if (own !== CUT_OFF && theirs !== CUT_OFF && !isDeepStrictEqual(own, theirs))
    throw new Error(`${name} and ours find other customers by ${ask.pattern} at ${ask.bankId}.`);
  return { hits: own === CUT_OFF ? null : own.length, isPeerCutOff: theirs === CUT_OFF };
}

/** Ours a few times: the median, and whether it was too broad for it. */
async function askOurs(ask: Ask, all: number[]) {
  const burst = [];
  for (let turn = 0; turn < OFTEN; turn += 1) burst.push(await time(() => ours.ask(ask)));
  all.push(...burst.map(({ ms }) => ms));
  return { ms: median(burst.map(({ ms }) => ms)), isCutOff: burst.some(({ isCutOff }) => isCutOff) };
}

/** A peer that was cut off already is not waited for again. */
const askPeer = async (peer: Contestant, ask: Ask, isKnown: boolean) =>
  isKnown ? { ms: PATIENCE_MS, isCutOff: true } : await time(() => (peer.timed ?? peer.ask)(ask));

/** The peer once and ours a few times, again and again; who begins changes. */
async function pair(peer: Contestant, ask: Ask, isKnown: boolean) {
  const [mine, theirs, ratios]: [number[], number[], number[]] = [[], [], []];
  let [isOursCutOff, isPeerCutOff] = [false, isKnown];
  const start = performance.now();
  const isTimeLeft = (seconds: number) => performance.now() - start < seconds * 1000;
  for (let turn = 0; turn < MOST; turn += 1) {
    const isEnough = isOursCutOff || isPeerCutOff || !isTimeLeft(turn === 1 ? VERY_LONG : SECONDS);
    if (turn > 0 && isEnough) break;
    const before = turn % 2 === 0 ? await askOurs(ask, mine) : null;
    const other = await askPeer(peer, ask, isPeerCutOff);
    const own = before ?? (await askOurs(ask, mine));
    theirs.push(other.ms);
    ratios.push(other.ms / own.ms);
    isOursCutOff ||= own.isCutOff;
    isPeerCutOff ||= other.isCutOff;
  }
  return { ours: mine, peer: theirs, faster: median(ratios), isOursCutOff, isPeerCutOff };
}

async function measure(name: string, peer: Contestant, banks: readonly { id: string; customers: number }[]) {
  for (const [at, { id: bankId, customers }] of banks.entries())
    for (const pattern of phonePatterns) {
      const ask = { bankId, pattern };
      const { hits, isPeerCutOff } = await compare(name, peer, ask);
      // What is timed may be another statement than the page that was compared.
      const times = await pair(peer, ask, isPeerCutOff && !peer.timed);
      const plan = { ours: times.isOursCutOff ? CUT_OFF : await ours.plan(ask), peer: await peer.plan(ask) };
      const bank = at === 0 ? "large" : "small";
      measured.push({ name, bank, customers, pattern, hits, ...times, plan });
    }
}

const measured: object[] = [];
const client = new pg.Client({ connectionString: env().DATABASE_URL });
await client.connect();
// As PostgreSQL comes: our own server's settings keep a question to one process, which would hold a scan of all rows back.
await client.query("SET max_parallel_workers_per_gather = 2");
const { rows } = await client.query<{ id: string; customers: number }>(`
  SELECT bank_id AS id, count(*)::int AS customers FROM customer_version WHERE superseded_at IS NULL
  GROUP BY 1 ORDER BY 2 DESC`);
const banks = [...rows.slice(0, 1), ...rows.slice(1).slice(-1)];
const patiently = () => client.query(`SET statement_timeout = ${PATIENCE_MS}`);
/** A table and an index of millions take longer. */
const making = () => client.query("SET statement_timeout = 0");
try {
  await measure("Prisma contains", prismaContains(client, PATIENCE_MS), banks);
  await makeTable(client);
  await indexNumber(client);
  await patiently();
  await measure("plain LIKE as OBP asks", likeForAll(client), banks);
  await measure("plain LIKE by our page", likeByPage(client), banks);
  await making();
  await indexTrigramsOnly(client);
  await patiently();
  await measure("trigrams only", likeByPage(client), banks);
} finally {
  await making();
  await dropTable(client);
  await client.end();
  await prisma().$disconnect();
}
console.log(JSON.stringify(measured));
