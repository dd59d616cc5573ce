// Numbers where text is expected keep their digits; whole numbers stay numbers; digits in strings stay strings.
import fc from "fast-check";
import { expect, test } from "vitest";
import { Numeral, parseExactly, writeExactly } from "@/lib/obp/json/numeral";
import { body, digits, flag, text, whole } from "@/lib/obp/json/read";

const read = (json: string) => body({ it: text("x") }).parse(parseExactly(`{"it":${json}}`)).it;

test.each([
  ["12345678901234567890", "12345678901234567890"],
  ["-9007199254740993", "-9007199254740993"],
  ["1.0", "1.0"],
  ["1e5", "1e5"],
  ["1e999", "1e999"],
  ["5987953", "5987953"],
  ['"1.0"', "1.0"],
  ['"a \\" 12345678901234567890"', 'a " 12345678901234567890'],
  ['{"a":12345678901234567890,"b":["1.0",1.0,2]}', '{"a":12345678901234567890,"b":["1.0",1.0,2]}'],
  ["null", null],
])("%s as text", (json, expected) => {
  expect(read(json)).toBe(expected);
});

test("whole numbers and keys read as numbers, and nothing else does", () => {
  const shape = body({ n: whole(1), key: digits(1) });
  expect(shape.parse(parseExactly('{"n":1.0,"key":5819479115482092}'))).toEqual({
    n: 1,
    key: "5819479115482092",
  });
  expect(shape.parse(parseExactly('{"n":2,"key":9007199254740993}')).key).toBe("9007199254740993");
  for (const json of ['{"n":9007199254740993,"key":1}', '{"n":1,"key":1.5}', '{"n":1,"key":1e30}'])
    expect(shape.safeParse(parseExactly(json)).success).toBe(false);
  expect(body({ f: flag(true) }).safeParse(parseExactly('{"f":1.0}')).success).toBe(false);
  expect(parseExactly("1.0")).toBe(1);
});

test("names are left alone, broken JSON has the parser's own fault", () => {
  expect(parseExactly('{"1.0":1.0}')).toEqual({ "1.0": new Numeral("1.0") });
  expect(() => parseExactly('{"a":1.}')).toThrow(SyntaxError);
});

test("whatever JSON holds comes back as it was written", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.bigInt(), (json, big) => {
      const text = `{"a":${JSON.stringify(json)},"b":[${big}.0,${big}]}`;
      expect(writeExactly(parseExactly(text))).toBe(text);
    }),
  );
});
