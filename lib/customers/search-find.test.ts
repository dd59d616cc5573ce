// Every strategy of a search against plain LIKE on the same rows: random numbers, random patterns, any bounds.
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { type Sql, sql, type Tx, transaction } from "@/lib/core/db";
import { findMatches, type Order } from "@/lib/customers/search-find";
import { nameTiers } from "@/lib/customers/search-names";
import { understandSearch } from "@/lib/customers/search-rules";
import type { Seek } from "@/lib/customers/search-seeks";
import { type Bounds, type Hit, startClock, usual } from "@/lib/customers/search-steps";
import { numberTiers, phoneTiers, writtenTiers } from "@/lib/customers/search-tiers";
import type { PhoneSearch } from "@/lib/customers/search-types";
import { makeSampleBanks, pattern, phone } from "@/lib/customers/testing";
import { keyOf, type Pages, readAll } from "@/lib/customers/testing-pages";

let banks: string[] = [];
beforeAll(async () => {
  banks = await makeSampleBanks();
});

const small = fc.record({
  sought: fc.constantFrom(1, 5, 40, 3_000),
  walked: fc.constantFrom(20, 90, 15_000),
  rare: fc.constantFrom(0, 6, 99),
  longest: fc.constant(20_000),
});
const pages = fc.record({ limit: fc.constantFrom(5, 25, 100), counted: fc.constantFrom(5, 50, 1_000) });

/** What plain SQL finds, in order: ranks, banks and numbers. */
const plainly = async (tx: Tx, at: readonly string[], where: Sql, rank: Sql): Promise<string[]> =>
  (
    await tx.query<Hit>(sql`
      SELECT * FROM (SELECT ${rank}::int AS rank, v.bank_id AS "bankId", v.customer_number AS "customerNumber" FROM customer_version v
        WHERE v.superseded_at IS NULL AND v.bank_id = ANY(${[...at]}::text[]) AND ${where}) f
      ORDER BY rank, "bankId" COLLATE "C", "customerNumber"`)
  ).map(keyOf);

async function compare(order: Order, where: Sql, rank: Sql, pageSize: Pages, bounds: Bounds, at = banks) {
  await transaction(async (tx) => {
    const expected = await plainly(tx, at, where, rank);
    const found = await readAll(tx, order, at, pageSize, bounds);
    expect(found.hits.map(keyOf)).toEqual(expected);
    if (found.count !== null) expect(found.count).toBe(Math.min(expected.length, pageSize.counted + 1));
  });
}

describe("the same as plain LIKE", () => {
  test("for a pattern of the wire", async () => {
    await fc.assert(
      fc.asyncProperty(pattern, pages, small, fc.nat(1), async (text, pageSize, bounds, which) => {
        const where = sql`v.mobile_phone_number LIKE ${text}`;
        const at = [banks[which] ?? ""];
        await compare(writtenTiers(text), where, sql`0`, pageSize, bounds, at);
      }),
      { numRuns: 150 },
    );
  }, 120_000);

  test("for whatever is typed as a phone", async () => {
    const typed = fc.oneof(pattern, phone, fc.stringMatching(/^[0+]?[0-9]{3,6}%?$|^[1-9][0-9]{8,11}$/));
    await fc.assert(
      fc.asyncProperty(typed, pages, small, async (text, pageSize, bounds) => {
        const search = understandSearch(text, ["GB", "DE"], "phone");
        if (search.kind !== "phone") return;
        const { where, rank } = plainPhone(search);
        await compare(phoneTiers(search), where, rank, pageSize, bounds);
      }),
      {
        numRuns: 150,
        // Two tiers, of which the second begins in the middle of a page.
        examples: [["0%", { limit: 5, counted: 5 }, { sought: 1, walked: 20, rare: 0, longest: 20_000 }]],
      },
    );
  }, 120_000);

  test("for a customer number", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.stringMatching(/^[A-Za-zé%_-]?[0-9]{1,3}$/),
        pages,
        small,
        async (text, pageSize, bounds) => {
          const search = understandSearch(text, [], "number");
          if (search.kind !== "number") throw new Error("It was read as something else.");
          const rank = sql`CASE WHEN v.customer_number = ${search.value} THEN 0 ELSE 1 END`;
          await compare(
            numberTiers(search),
            sql`v.customer_number LIKE ${search.pattern}`,
            rank,
            pageSize,
            bounds,
          );
        },
      ),
      { numRuns: 60 },
    );
  }, 120_000);

  test("for parts of names, whatever else is only alike", async () => {
    const typed = fc.constantFrom(
      "anna",
      "hannah",
      "nna",
      "smith",
      "anna smith",
      "smith anna",
      "jose",
      "muller",
      "李",
      "李明",
      "100%",
      "a_b",
      "brien",
      "mül an",
      "zzz",
    );
    await fc.assert(
      fc.asyncProperty(typed, pages, small, async (text, pageSize, bounds) => {
        const search = understandSearch(text, [], "name");
        if (search.kind !== "name") return;
        const has = search.words.map(
          (one) => sql`v.name_folded LIKE ${`%${one.replace(/[%_\\]/g, "\\$&")}%`}`,
        );
        await transaction(async (tx) => {
          const { lastResort: _, ...order } = await nameTiers(tx, search, banks, startClock(bounds.longest));
          const where = has.reduce((all, one) => sql`${all} AND ${one}`);
          const expected = (await plainly(tx, banks, where, sql`0`)).map((key) => key.slice(2)).sort();
          const found = await readAll(tx, order, banks, pageSize, bounds);
          expect(found.hits.map((hit) => keyOf(hit).slice(2)).sort()).toEqual(expected);
          if (found.count !== null) expect(found.count).toBe(Math.min(expected.length, pageSize.counted + 1));
          const ranks = found.hits.map(({ rank }) => rank);
          expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
        });
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});

function plainPhone({ raw, digits, e164, national }: PhoneSearch): { where: Sql; rank: Sql } {
  const any = (column: Sql, patterns: readonly string[]) =>
    patterns.reduce((all, one) => sql`${all} OR coalesce(${column} LIKE ${one}, false)`, sql`false`);
  const own = any(sql`v.phone_e164`, e164);
  const where = sql`(${any(sql`v.mobile_phone_number`, raw)} OR ${any(sql`v.phone_digits`, digits)} OR ${own}
    OR ${any(sql`v.phone_national`, national)})`;
  return { where, rank: e164.length === 0 ? sql`0` : sql`CASE WHEN ${own} THEN 0 ELSE 1 END` };
}

test("the words of a name and the steps share one clock: over is over", async () => {
  const search = understandSearch("anna", [], "name");
  if (search.kind !== "name") throw new Error("not a name");
  const over = startClock(-1);
  const page = { after: null, limit: 5, counted: 5 };
  await transaction(async (tx) => {
    await expect(nameTiers(tx, search, banks, over)).rejects.toMatchObject({ code: "57014" });
    const order = await nameTiers(tx, search, banks, startClock(usual.longest));
    await expect(findMatches(tx, order, banks, page, usual, over)).rejects.toMatchObject({ code: "57014" });
  });
});

test("a page that is not counted passes few customers where the pattern is frequent", async () => {
  await transaction(async (tx) => {
    let passed = 0;
    const query: Tx["query"] = async <Row>(text: Sql) => {
      const rows = await tx.query<Row>(text);
      for (const row of rows as { passed?: number }[]) passed += row.passed ?? 0;
      return rows;
    };
    const watched = Object.create(tx, { query: { value: query } }) as Tx;
    const page = { after: null, limit: 5, counted: 0 };
    const bounds = { ...usual, walked: 160 };
    const { hits } = await findMatches(watched, writtenTiers("%_%"), banks.slice(0, 1), page, bounds);
    expect(hits).toHaveLength(5);
    expect(passed).toBeLessThanOrEqual(50);
  });
});

test("a seek that takes more than its part of the time is given up, and the page is walked", async () => {
  const where = sql`v.mobile_phone_number LIKE '%_%'`;
  // As on a cold disk.
  const slow: Seek = {
    kind: "range",
    length: 5,
    select: (_, columns, most) => sql`SELECT ${columns} FROM customer_version, pg_sleep(5) LIMIT ${most}`,
  };
  const page = { after: null, limit: 5, counted: 5 };
  const bounds = { ...usual, walked: 20, longest: 1_000 };
  await transaction(async (tx) => {
    const order = { tiers: [{ where, rank: 0, seeks: [slow] }] };
    const { hits, count } = await findMatches(tx, order, banks.slice(0, 1), page, bounds);
    expect([hits.length, count]).toEqual([5, 6]);
  });
});
