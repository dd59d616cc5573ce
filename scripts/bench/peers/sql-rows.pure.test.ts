// The rows of the SQL peers: what is judged, and what a plan is called.
import { expect, test } from "vitest";
import { writePlan } from "./plan";
import { rowsOf } from "./sql-rows.mjs";

const one = (pattern: string, faster: number, rest = {}) => ({
  name: "plain LIKE as OBP asks",
  bank: "large" as const,
  customers: 8_000_000,
  pattern,
  hits: 26,
  ours: [8, 10, 12],
  peer: [10 * faster],
  faster,
  isOursCutOff: false,
  isPeerCutOff: false,
  plan: { ours: "walk", peer: "Seq Scan" },
  ...rest,
});

test("the median and the worst of the accepted patterns stand beside the aim, and name the worst", () => {
  const rows = rowsOf([
    one("%381%", 200),
    one("381%", 150),
    one("%1%", 40),
    one("%1_2_3_4_5%", 2, { isOursCutOff: true, hits: null }),
    one("%381%", 0.5, { bank: "small", customers: 200 }),
  ]);
  const sums = rows.filter(({ unit }) => unit === "times faster");
  expect(sums.map(({ ours, target }) => [ours, target])).toEqual([
    [150, "aim: ours >= 100"],
    [40, "aim: ours >= 30"],
    [0.5, null],
    [0.5, null],
  ]);
  expect(sums[1]).toMatchObject({ plan: "at %1%" });
  const each = rows.filter(({ unit }) => unit === "ms");
  expect(each).toHaveLength(4);
  expect(each[0]).toMatchObject({ ours: 10, reference: 2000, ratio: 0.005, rows: 26 });
  expect(each[3]).toMatchObject({ note: expect.stringContaining("cut off as too broad") });
});

test("a plan is told from its leaves, with its indexes", () => {
  const Plan = {
    "Node Type": "Limit",
    Plans: [
      {
        "Node Type": "Sort",
        Plans: [
          {
            "Node Type": "Bitmap Heap Scan",
            Plans: [{ "Node Type": "Bitmap Index Scan", "Index Name": "phone" }],
          },
        ],
      },
    ],
  };
  expect(writePlan([{ "QUERY PLAN": [{ Plan }] }])).toBe(
    "Bitmap Index Scan of phone, Bitmap Heap Scan, Sort",
  );
});
