// What the column shows: marks stay until something else says the same, and differences are never hidden by agreement.
import { expect, test } from "vitest";
import { compareFields, type Declared } from "@/lib/mrz/compare";
import { valuesOf } from "@/lib/mrz/values";
import { readZone } from "@/lib/mrz/zone";
import { markSentences, openMarks, rowsOf, settledFields } from "./rows";

const lines = [
  "P<GBRTRIPMAN<<EVELINE<<<<<<<<<<<<<<<<<<<<<<<",
  "5334718623GBR8403124F2611055<<<<<<<<<<<<<<06",
];
const sure = lines.map((text) => [...text].map((char) => ({ char, others: [] as string[] })));
const none: Declared = { legalName: null, dateOfBirth: null, nationalities: [], number: null, expiry: null };
const today = new Date("2026-11-22T00:00:00Z");

function draw(declared: Partial<Declared>, printed: "number"[] = []) {
  const zone = readZone("TD3", sure);
  const shown = {
    ...zone,
    printed,
    areas: { number: [{ left: 0.1, top: 0.8, width: 0.2, height: 0.05 }] },
    page: 1,
  };
  const rows = rowsOf(shown, compareFields(valuesOf(zone, today), { ...none, ...declared }));
  return { zone, rows, number: rows.find(({ row }) => row.field === "number") };
}

test("a number of look-alikes is doubtful by itself, and not where record or printed page say the same", () => {
  expect(draw({}).number?.aside).toBe("doubtful");
  expect(draw({}).number?.pieces.some(({ mark }) => mark === "doubtful")).toBe(true);
  expect(draw({ number: "533471862" }).number).toMatchObject({
    aside: null,
    pieces: [{ text: "533471862" }],
  });
  expect(draw({}, ["number"]).number?.aside).toBeNull();
  expect(draw({ number: "533471882" }).number).toMatchObject({
    aside: "doubtful",
    row: { verdict: "differs" },
  });
});

test("dates are written for people, boxes for the viewer, and what no digit covers asks to be looked at", () => {
  const { rows, number } = draw({ dateOfBirth: "1100-01-01" });
  expect(number?.box).toBe("1 0.1 0.8 0.2 0.05");
  const birth = rows.find(({ row }) => row.field === "birth");
  expect([birth?.pieces, birth?.recorded]).toEqual([[{ text: "12 Mar 1984" }], "1 Jan 1100"]);
  expect(rows.find(({ row }) => row.field === "sex")?.aside).toBe("unproven");
});

test("marks of a name stay while one of the two names differs", () => {
  const { rows, zone } = draw({ legalName: "Adeline Tripman", number: "533471862" });
  expect(settledFields(rows, [])).toContain("number");
  expect(settledFields(rows, [])).not.toContain("names");
  expect(openMarks(zone, settledFields(rows, []))).toEqual([]);
  expect(markSentences(zone)).toHaveLength(1);
});
