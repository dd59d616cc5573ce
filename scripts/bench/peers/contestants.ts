// Who answers a phone pattern, each with the same numbers: ours, and the peers with the same table or a copy of it.
import type { Client } from "pg";
import { prisma, transaction } from "@/lib/core/db";
import { findMatches } from "@/lib/customers/search-find";
import { writtenTiers } from "@/lib/customers/search-tiers";
import { listening, writeTrail } from "../search-trail";
import { TABLE } from "./copied-table";
import { writePlan } from "./plan";

/** A page of 25, and whether there is a next one. */
const PAGE = 26;

export interface Ask {
  bankId: string;
  pattern: string;
}

export interface Contestant {
  /** The numbers of the page's customers. */
  ask(ask: Ask): Promise<string[]>;
  plan(ask: Ask): Promise<string>;
  /** What is timed, where that is something else than to ask for the page. */
  timed?(ask: Ask): Promise<unknown>;
}

async function search({ bankId, pattern }: Ask): Promise<{ numbers: string[]; trail: string[] }> {
  return await transaction(async (plain) => {
    const { tx, trail } = listening(plain);
    const page = { after: null, limit: PAGE, counted: 0 };
    const { hits } = await findMatches(tx, writtenTiers(pattern), [bankId], page);
    return { numbers: hits.map(({ customerNumber }) => customerNumber), trail };
  });
}

export const ours: Contestant = {
  ask: async (ask) => (await search(ask)).numbers,
  plan: async (ask) => writeTrail((await search(ask)).trail),
};

const where = "bank_id = $1 AND mobile_phone_number LIKE $2";
const page = (table: string, condition: string) =>
  `SELECT customer_number FROM ${table} WHERE ${condition} ORDER BY customer_number LIMIT ${PAGE}`;

/** One statement for the page. */
const plain = (client: Client, statement: string): Contestant => ({
  ask: async ({ bankId, pattern }) =>
    (await client.query(statement, [bankId, pattern])).rows.map((row) => row.customer_number),
  plan: async ({ bankId, pattern }) =>
    writePlan((await client.query(`EXPLAIN (FORMAT JSON) ${statement}`, [bankId, pattern])).rows),
});

/** Our order and page over a table that has an index for the order, or one for the pattern, and no other. */
export const likeByPage = (client: Client): Contestant => plain(client, page(TABLE, where));

/**
 * What the Open Bank Project asks for: all that matches, in no order. Run to its end in the database, which throws the
 * rows away: sending millions of them, and making objects of them, is not even counted.
 */
export function likeForAll(client: Client): Contestant {
  const all = `SELECT * FROM ${TABLE} WHERE ${where}`;
  const run = `EXPLAIN (ANALYZE, TIMING OFF, BUFFERS OFF, FORMAT JSON) ${all}`;
  return {
    ...likeByPage(client),
    plan: async ({ bankId, pattern }) =>
      writePlan((await client.query(`EXPLAIN (FORMAT JSON) ${all}`, [bankId, pattern])).rows),
    timed: ({ bankId, pattern }) => client.query(run, [bankId, pattern]),
  };
}

/** Prisma's own words for a pattern with % at its beginning, its end or both. */
function filterOf(pattern: string) {
  const part = pattern.replace(/^%|%$/g, "");
  if (!pattern.startsWith("%")) return { startsWith: part };
  return pattern.endsWith("%") ? { contains: part } : { endsWith: part };
}

/** On our own table, with all of its indexes. */
export const prismaContains = (client: Client, milliseconds: number): Contestant => ({
  ask: async ({ bankId, pattern }) =>
    await prisma().$transaction(
      async (tx) => {
        await tx.$executeRawUnsafe(`SET LOCAL statement_timeout = ${milliseconds}`);
        const found = await tx.customerVersion.findMany({
          where: { bankId, supersededAt: null, mobilePhoneNumber: filterOf(pattern) },
          orderBy: { customerNumber: "asc" },
          take: PAGE,
          select: { customerNumber: true },
        });
        return found.map(({ customerNumber }) => customerNumber);
      },
      { timeout: milliseconds * 2 },
    ),
  // The statement that Prisma makes of it.
  plan: plain(client, page("customer_version", `${where} AND superseded_at IS NULL`)).plan,
});
