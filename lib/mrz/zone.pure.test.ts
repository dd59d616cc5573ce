// A zone's fields, digits, repairs and doubts; and the rule of the whole: no wrong value without a mark.
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Glyph, linesOf } from "./glyphs";
import { cellsOf } from "./layout";
import { mistakesIn, withMistakes, zone } from "./testing/zones";
import { readZone } from "./zone";

// ICAO 9303-4 appendix B, 9303-5 appendix B, 9303-6 appendix B.
const TD3 = ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"];
const TD1 = [
  "I<UTOD231458907<<<<<<<<<<<<<<<",
  "7408122F1204159UTO<<<<<<<<<<<6",
  "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
];
const TD2 = ["I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"];
const LONG = [
  "I<UTOD23145890<7349<<<<<<<<<<<",
  "3407127M9507122UTO<<<<<<<<<<<2",
  "STEVENSON<<PETER<JOHN<<<<<<<<<",
];

/** Certain reading: nothing else is possible but what no digit can tell apart. */
const sure = (lines: readonly string[]): Glyph[][] =>
  lines.map((line) => [...line].map((char) => ({ char, others: [] })));
const fieldIn = (read: ReturnType<typeof readZone>, name: string) =>
  read.fields.find((field) => field.name === name);

test("the standard's own examples: every digit agrees, in all three sizes", () => {
  const agree = { number: "agrees", birth: "agrees", expiry: "agrees", composite: "agrees" };
  expect(readZone("TD3", sure(TD3)).checks).toEqual({ ...agree, optional: "agrees" });
  expect(readZone("TD2", sure(TD2)).checks).toEqual({ ...agree, optional: "empty" });
  expect(readZone("TD1", sure(TD1)).checks).toEqual({ ...agree, optional: "empty" });
  expect(fieldIn(readZone("TD3", sure(TD3)), "number")?.text).toBe("L898902C3");
});

test("a number too long for its field goes on in the optional data", () => {
  const read = readZone("TD1", sure(LONG));
  expect(fieldIn(read, "number")?.text).toBe("D23145890734");
  expect(read.checks).toMatchObject({ number: "agrees", composite: "agrees" });
  expect(fieldIn(read, "optional")?.text).toMatch(/^<+$/);
  // Its check digit 9 read as a letter is still no part of the number, and leaves it doubtful.
  const misread = readZone("TD1", sure([LONG[0]?.replace("7349", "734J") ?? "", ...LONG.slice(1)]));
  expect(fieldIn(misread, "number")).toMatchObject({ text: "D23145890734", standing: "doubtful" });
});

test("a letter where only figures stand is repaired, shown, and remembered as it was read", () => {
  const lines = [...TD3];
  lines[1] = "L898902C36UTO74O8122F1204159ZE184226B<<<<<10";
  const read = readZone(
    "TD3",
    lines.map((line) => [...line].map((char) => ({ char, others: char === "O" ? ["0"] : [] }))),
  );
  expect(read.lines[1]).toBe(TD3[1]);
  expect(read.checks).toMatchObject({ birth: "repaired", number: "agrees" });
  expect(read.marks).toContainEqual({ line: 1, column: 15, kind: "repaired", was: "O", others: [] });
  expect(fieldIn(read, "birth")?.standing).toBe("doubtful");
});

test("where two changes would both satisfy the digits nothing is repaired", () => {
  const lines = sure(TD3);
  // 1 read for 7 (+4 after weights) and, at a place of the same weight, another way to make up for it.
  lines[1]?.splice(13, 1, { char: "1", others: ["7"] });
  lines[1]?.splice(16, 1, { char: "8", others: ["4"] });
  const read = readZone("TD3", lines);
  expect(read.lines[1]?.slice(13, 19)).toBe("140812");
  expect(read.checks.birth).toBe("disagrees");
  expect(fieldIn(read, "birth")?.standing).toBe("doubtful");
});

test("G and 6 have one check digit: a number with either is doubtful, however well all agrees", () => {
  for (const number of ["C01G00T47", "C01600T47"]) {
    const line = `${number}9${"D<<"}8403124F2611055<<<<<<<<<<<<<<0`;
    const read = readZone("TD3", [sure(TD3)[0] ?? [], sure([line])[0] ?? []]);
    expect(read.checks.number).toBe("agrees");
    expect(fieldIn(read, "number")?.standing).toBe("doubtful");
    expect(read.marks).toContainEqual(expect.objectContaining({ line: 1, column: 3, kind: "doubtful" }));
  }
});

test("a digit settles one cell that two readers read differently, and no more than one", () => {
  const unsure = (columns: readonly number[]) => {
    const lines = sure(TD3);
    for (const column of columns)
      lines[1]?.splice(column, 1, { char: TD3[1]?.[column] ?? "", others: ["4"], isUnsure: true });
    return readZone("TD3", lines);
  };
  expect(fieldIn(unsure([14]), "birth")?.standing).toBe("proven");
  const read = unsure([14, 15]);
  expect(fieldIn(read, "birth")?.standing).toBe("doubtful");
  expect(fieldIn(read, "expiry")?.standing).toBe("proven");
  expect(read.marks.filter(({ kind }) => kind === "doubtful").map(({ column }) => column)).toEqual(
    expect.arrayContaining([14, 15]),
  );
});

test("names, states and sex stand under no digit: nothing in them is proven by the zone alone", () => {
  const read = readZone("TD3", sure(TD3));
  for (const name of ["names", "issuer", "nationality", "sex", "type"])
    expect(fieldIn(read, name)?.standing).toBe("unproven");
});

test("any zone read without a mistake is shown as it is, every digit agreeing", () => {
  fc.assert(
    fc.property(zone, ({ form, lines }) => {
      const read = readZone(form, sure(lines));
      expect(read.lines).toEqual(lines);
      for (const state of Object.values(read.checks)) expect(["agrees", "empty"]).toContain(state);
      for (const name of ["birth", "expiry"]) expect(fieldIn(read, name)?.standing).toBe("proven");
    }),
    { numRuns: 300 },
  );
}, 60_000);

test("one or two characters read as their look-alikes: no wrong value is proven, in any field", () => {
  const cases = zone.chain((made) => mistakesIn(made.lines, 2).map((mistakes) => ({ ...made, mistakes })));
  let wrong = 0;
  fc.assert(
    fc.property(cases, ({ form, lines, mistakes }) => {
      const read = readZone(form, withMistakes(lines, mistakes));
      const truth = readZone(form, sure(lines));
      for (const field of read.fields) {
        const right = fieldIn(truth, field.name);
        if (right?.text === field.text) continue;
        wrong += 1;
        expect({ field, mistakes, lines }).not.toMatchObject({ field: { standing: "proven" } });
        expect(cellsOf(field.spans).length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 1000 },
  );
  // The property is about something: many of these readings are wrong somewhere.
  expect(wrong).toBeGreaterThan(300);
}, 120_000);

test("any one other character: no digit agrees by itself over it, or the field is doubtful", () => {
  const any = [..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const cases = zone.chain((made) =>
    fc.record({
      made: fc.constant(made),
      line: fc.nat(made.lines.length - 1),
      column: fc.nat((made.lines[0]?.length ?? 1) - 1),
      char: fc.constantFrom(...any),
    }),
  );
  fc.assert(
    fc.property(cases, ({ made, line, column, char }) => {
      const read = readZone(made.form, withMistakes(made.lines, [{ line, column, char }]));
      for (const name of ["birth", "expiry"]) {
        const field = fieldIn(read, name);
        if (field?.text !== fieldIn(readZone(made.form, sure(made.lines)), name)?.text)
          expect(field?.standing).toBe("doubtful");
      }
    }),
    { numRuns: 500 },
  );
}, 120_000);

test("what readers do to a zone is undone: ×, «, lost fillers and small letters", () => {
  expect(linesOf(`P<UTOERI×SSON«ANNA<MARIA\nl898902c36uto7408122f1204159ze184226b<<<<<10`)).toEqual({
    form: "TD3",
    lines: ["P<UTOERIXSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", TD3[1]],
  });
  expect(linesOf("THE QUICK BROWN FOX\nJUMPS OVER")).toBeNull();
});
