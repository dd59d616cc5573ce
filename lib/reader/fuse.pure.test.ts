// Two readers of one line: aligned though one dropped characters, and unsure where they disagree.
import { expect, test } from "vitest";
import type { TextLine } from "./find-zone";
import { align, fuseLine } from "./fuse";
import { datesIn, findPrint } from "./printed";

const ranked = (text: string, rival = "-") =>
  [...text].map((char) => [
    { char, score: 0.9 },
    { char: rival, score: 0.6 },
  ]);
const line = (text: string): TextLine => ({
  text,
  box: [
    [0, 0],
    [9, 0],
    [9, 1],
    [0, 1],
  ],
});

test("dropped fillers and a lost last figure are gaps, not disagreements", () => {
  expect(align("AB<<<<12", "AB12").join("")).toBe("AB12");
  expect(align("AB<<<<12", "AB<<<<1")).toEqual(["A", "B", "<", "<", "<", "<", "1", null]);
  expect(fuseLine(ranked("AB<<<<12"), "AB1").every(({ isUnsure }) => !isUnsure)).toBe(true);
});

test("another character is kept as what the cell may also be", () => {
  const fused = fuseLine(ranked("C01600", "G"), "C01G00");
  expect(fused.map(({ char }) => char).join("")).toBe("C01600");
  expect(fused.filter(({ isUnsure }) => isUnsure)).toEqual([{ char: "6", others: ["G"], isUnsure: true }]);
});

test("shapes too near to one another are doubtful, and a cell without a likeness is unread", () => {
  const near = [
    { char: "0", score: 0.8 },
    { char: "O", score: 0.78 },
  ];
  expect(fuseLine([near], "0")[0]).toEqual({ char: "0", others: ["O"], isUnsure: true });
  expect(fuseLine([[{ char: "0", score: 0.2 }]], "")[0]?.char).toBe("?");
});

test("a shape alone needs a wider lead, and out of focus no cell is sure though both readers agree", () => {
  const lead = (by: number) => [
    { char: "0", score: 0.9 },
    { char: "O", score: 0.9 - by },
  ];
  const focused = ranked("11111111");
  expect(fuseLine([...focused, lead(0.08)], "111111110")[8]?.isUnsure).toBe(false);
  expect(fuseLine([...focused, lead(0.08)], "11111111")[8]).toEqual({
    char: "0",
    others: ["O"],
    isUnsure: true,
  });
  const blurred = fuseLine(
    Array.from({ length: 8 }, () => lead(0.12)),
    "00000000",
  );
  expect(blurred.every(({ isUnsure }) => isUnsure)).toBe(true);
});

test("dates on the printed page, in the ways states print them", () => {
  expect(datesIn("12 MAR / MARS 84")).toEqual(["840312"]);
  expect(datesIn("12 MAR 1984")).toEqual(["840312"]);
  expect(datesIn("12.03.1984 1984-03-12")).toEqual(["840312", "840312"]);
  expect(datesIn("Date ofbirth 08.12.1977 M")).toEqual(["771208"]);
});

test("the printed page confirms a number only character for character, and never a single letter", () => {
  const page = [line("ADEYEMI 5E85H2ERA"), line("M"), line("Given names"), line("ÅKESSON Zoë")];
  expect(findPrint("number", "5E85H2ERA", page)?.line.text).toBe("ADEYEMI 5E85H2ERA");
  expect(findPrint("number", "SE85H2ERA", page)).toBeNull();
  expect(findPrint("sex", "M", page)).toBeNull();
  expect(findPrint("names", "AAKESSON<<ZOE<<<<", page)?.line.text).toBe("ÅKESSON Zoë");
});
