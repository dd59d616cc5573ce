// Names page by page: whoever has the words is met exactly once, also where one page is walked and the next one sought.
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { prisma, transaction } from "@/lib/core/db";
import { uuidv7 } from "@/lib/core/ids";
import { nameTiers } from "@/lib/customers/search-names";
import { understandSearch } from "@/lib/customers/search-rules";
import { type Bounds, type Hit, startClock } from "@/lib/customers/search-steps";
import { type Pages, readAll } from "@/lib/customers/testing-pages";
import { makeActor, makeBank } from "@/lib/testing/world";

const FREQUENT = 40;
const AMONG = 240;

/** In the order of their ids: where many have the words, where few among many have them, and where many have them again. */
let [many, few, again] = ["", "", ""];
beforeAll(async () => {
  [many, few, again] = [await makeBank(), await makeBank(), await makeBank()].sort() as [
    string,
    string,
    string,
  ];
  for (const bankId of [many, again])
    await fill(bankId, (at) => (at % 3 === 1 ? "Anna Rossi Maria" : "Maria Rossi"), FREQUENT);
  await fill(
    few,
    (at) => (at % 60 === 59 ? "Anna Rossi Maria" : at % 60 === 29 ? "Maria Rossi" : "John Smith"),
    AMONG,
  );
});

async function fill(bankId: string, nameOf: (at: number) => string, customers: number) {
  const { personId } = await makeActor([], bankId);
  const rows = Array.from({ length: customers }, (_, at) => ({ at, id: uuidv7() }));
  const now = new Date();
  await prisma().customer.createMany({ data: rows.map(({ id }) => ({ id, bankId, createdAt: now })) });
  await prisma().customerVersion.createMany({
    data: rows.map(({ at, id }) => ({
      ...{ bankId, customerId: id, version: 1, recordedAt: now, recordedBy: personId ?? "" },
      ...{ customerNumber: `N${1000 + at}`, legalName: nameOf(at), mobilePhoneNumber: "1" },
    })),
  });
}

const small: Bounds = { sought: 3_000, walked: 20, rare: 6, longest: 20_000 };

/** All hits of all pages. */
async function search(text: string, at: string[], pages: Pages, bounds: Bounds, isAlikeToo = false) {
  const understood = understandSearch(text, [], "name");
  if (understood.kind !== "name") throw new Error("It was read as something else.");
  return await transaction(async (tx) => {
    const order = await nameTiers(tx, understood, at, startClock(bounds.longest));
    return await readAll(tx, isAlikeToo ? order : { ...order, lastResort: undefined }, at, pages, bounds);
  });
}

const placeOf = ({ bankId, customerNumber }: Hit) => `${bankId} ${customerNumber}`;
async function plainly(words: string[], at: string[]): Promise<string[]> {
  const rows = await prisma().customerVersion.findMany({
    where: {
      bankId: { in: at },
      AND: words.map((word) => ({ legalName: { contains: word, mode: "insensitive" as const } })),
    },
  });
  return rows.map((row) => `${row.bankId} ${row.customerNumber}`).sort();
}

test.each([
  ["walked first and sought then", () => [many, few]],
  ["sought first and walked then", () => [few, again]],
])("%s: each of them once", async (_, banks) => {
  const at = banks();
  const { hits } = await search("rossi maria", at, { limit: 5, counted: 0 }, small);
  expect(hits.map(placeOf).sort()).toEqual(await plainly(["rossi", "maria"], at));
});

test("whatever the bounds, the pages and the order of the words", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("rossi maria", "maria rossi", "rossi", "anna maria", "mari ross"),
      fc.subarray([0, 1, 2], { minLength: 1 }),
      fc.record({ limit: fc.constantFrom(4, 9, 25), counted: fc.constantFrom(0, 5, 1_000) }),
      fc.record({
        sought: fc.constantFrom(1, 40, 3_000),
        walked: fc.constantFrom(6, 20, 90),
        rare: fc.constant(6),
        longest: fc.constant(20_000),
      }),
      async (text, which, pages, bounds) => {
        const at = which.map((one) => [many, few, again][one] ?? "");
        const { hits } = await search(text, at, pages, bounds);
        expect(hits.map(placeOf).sort()).toEqual(await plainly(text.split(" "), at));
      },
    ),
    { numRuns: 50 },
  );
}, 120_000);

test("who is only alike and was not met among the customers that are passed is not said to be nobody", async () => {
  const pages = { limit: 25, counted: 50 };
  const alike = (walked: number) => search("rosssi", [few], pages, { ...small, sought: 1, walked }, true);
  // The first is the thirtieth.
  await expect(alike(5)).rejects.toMatchObject({ code: "57014" });
  expect(await alike(6)).toMatchObject({ hits: { length: 1 }, count: null });
  expect(await alike(60)).toMatchObject({ hits: { length: 8 }, count: 8 });
});
