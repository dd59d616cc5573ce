// One search, timed: the whole of it as a use-case runs it, and its statements alone on a bare connection.
import type { Client } from "pg";
import { type Sql, type Tx, transaction } from "@/lib/core/db";
import { isStatementTimeout } from "@/lib/core/faults";
import { type Found, findMatches, type Order } from "@/lib/customers/search-find";
import { nameTiers } from "@/lib/customers/search-names";
import { understandSearch } from "@/lib/customers/search-rules";
import { type Clock, type Hit, startClock, usual } from "@/lib/customers/search-steps";
import { numberTiers, phoneTiers } from "@/lib/customers/search-tiers";
import type { Case } from "./search-cases";

export const PAGE = 26;

export interface Once {
  ms: number;
  /** Null: cut off as too broad. */
  found: Found | null;
  asked: Sql[];
}

/** Keeps what is asked. */
function listening(tx: Tx, asked: Sql[]): Tx {
  const query: Tx["query"] = (statement) => {
    asked.push(statement);
    return tx.query(statement);
  };
  return Object.create(tx, { query: { value: query } }) as Tx;
}

async function orderOf(tx: Tx, { text, as }: Case, banks: readonly string[], clock: Clock): Promise<Order> {
  const likely = understandSearch(text, ["GB"]);
  const search = likely.kind === as ? likely : understandSearch(text, ["GB"], as);
  if (search.kind === "phone") return phoneTiers(search);
  if (search.kind === "number") return numberTiers(search);
  if (search.kind === "name") return await nameTiers(tx, search, banks, clock);
  throw new Error(`${text} cannot be searched for.`);
}

export async function searchOnce(one: Case, banks: readonly string[], after: Hit | null): Promise<Once> {
  const asked: Sql[] = [];
  const start = performance.now();
  try {
    const found = await transaction(async (plain) => {
      const tx = listening(plain, asked);
      const clock = startClock(usual.longest);
      const order = await orderOf(tx, one, banks, clock);
      return await findMatches(
        tx,
        order,
        banks,
        { after, limit: PAGE, counted: after ? 0 : 1000 },
        usual,
        clock,
      );
    });
    return { ms: performance.now() - start, found, asked };
  } catch (error) {
    if (!isStatementTimeout(error)) throw error;
    return { ms: performance.now() - start, found: null, asked };
  }
}

/** Milliseconds of the same statements, one after the other, with nothing around them. They have the same time as before. */
export async function replay(client: Client, asked: readonly Sql[]): Promise<number> {
  await client.query("BEGIN");
  const start = performance.now();
  try {
    for (const { text, values } of asked) await client.query(text, values as unknown[]);
  } catch (error) {
    if (!isStatementTimeout(error)) throw error;
  }
  const ms = performance.now() - start;
  await client.query("ROLLBACK");
  return ms;
}

const steps: Record<string, RegExp> = {
  words: /FROM customer_name_word/,
  count: /FROM c WHERE hit/,
  seek: / AS most/,
  walk: / AS passed/,
};

/** Each step, how often it was taken, and the indexes it read. */
export async function explain(client: Client, asked: readonly Sql[]): Promise<string> {
  const taken = new Map<string, { times: number; indexes: Set<string> }>();
  await client.query("BEGIN");
  for (const { text, values } of asked) {
    const step = Object.keys(steps).find((name) => steps[name]?.test(text));
    if (!step) {
      await client.query(text, values as unknown[]);
      continue;
    }
    const { rows } = await client.query(`EXPLAIN (FORMAT JSON) ${text}`, values as unknown[]);
    const one = taken.get(step) ?? { times: 0, indexes: new Set<string>() };
    one.times += 1;
    for (const [, name] of JSON.stringify(rows).matchAll(/"Index Name":"([^"]+)"/g))
      one.indexes.add(name ?? "");
    taken.set(step, one);
  }
  await client.query("ROLLBACK");
  return [...taken]
    .map(
      ([step, { times, indexes }]) => `${step}${times > 1 ? ` ×${times}` : ""} (${[...indexes].join(", ")})`,
    )
    .join(", ");
}
