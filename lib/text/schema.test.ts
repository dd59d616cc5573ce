// Tests the building blocks of input schemas.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  blankAsNull,
  calendarDate,
  dateText,
  filledLine,
  formatObpDate,
  httpUrl,
  idText,
  line,
  obpDate,
  optionalLine,
  paragraph,
  parseObpDate,
} from "./schema";

const refusal = (
  schema: { safeParse: (v: unknown) => { error?: { issues: { message: string }[] } } },
  v: unknown,
) => schema.safeParse(v).error?.issues[0]?.message;

describe("ids", () => {
  it("takes OBP's ids and nothing that means something in a path", () => {
    for (const id of ["7uy8a7e4-6d02-40e3-a129-0b2bf89de8uh", "gh.29.uk", "a", "x".repeat(64)])
      expect(idText.parse(id)).toBe(id);
    for (const id of ["", "a/b", "a b", "é", "x".repeat(65), "a\n"])
      expect(refusal(idText, id)).toContain("1 to 64 letters");
  });
});

describe("lines", () => {
  it("keeps what was typed", () => {
    for (const typed of ["", " Dr. Eve ", "<b>x</b>", "Adébáyọ̀", "👍🏽", "a\u202Eb"])
      expect(line(50).parse(typed)).toBe(typed);
  });
  it("refuses control characters and counts characters, not units", () => {
    for (const bad of ["a\nb", "a\u0000", "a\u0085", "\u2028", "\uD800"])
      expect(refusal(line(50), bad)).toContain("control character");
    expect(line(3).parse("😀😀😀")).toBe("😀😀😀");
    expect(refusal(line(3), "😀😀😀😀")).toBe("At most 3 characters; this has 4.");
    expect(refusal(line(2000), "x".repeat(2079))).toBe("At most 2,000 characters; this has 2,079.");
  });
  it("knows what must be filled and what may be left out", () => {
    expect(refusal(filledLine(5), "  ")).toBe("This cannot be empty.");
    expect(refusal(filledLine(5, "Enter a number."), "")).toBe("Enter a number.");
    expect([undefined, null, "", "x"].map((v) => optionalLine(5).parse(v))).toEqual([null, null, "", "x"]);
    const field = blankAsNull(calendarDate);
    expect([undefined, null, "", " "].map((v) => field.parse(v))).toEqual([null, null, null, null]);
    expect(field.parse("2026-11-05")).toEqual(new Date("2026-11-05T00:00:00Z"));
    expect(refusal(field, "soon")).toContain("Enter a date");
  });
  it("lets a paragraph have lines", () => {
    expect(paragraph(20).parse("one\r\n\ttwo")).toBe("one\r\n\ttwo");
    expect(refusal(paragraph(20), "one\u0007")).toContain("control character");
  });
  it("stays quick on what is far too long", () => {
    const started = performance.now();
    refusal(paragraph(2000), " \n".repeat(2_000_000));
    refusal(filledLine(50), " ".repeat(4_000_000));
    refusal(httpUrl(255), `http://${"a".repeat(1_000_000)}`);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe("web addresses", () => {
  it.each(["https://example.com/a?b=c", "http://localhost:3000/x", "HTTPS://EXAMPLE.COM"])(
    "takes %s",
    (url) => {
      expect(httpUrl(255).parse(url)).toBe(url);
    },
  );
  it.each([
    "javascript:alert(1)",
    "ftp://example.com",
    "example.com",
    "",
    "https:",
    " https://a.b",
    "http:example.com",
    "https://",
    "java\nscript:alert(1)",
    "data:text/html,x",
    "//example.com",
  ])("refuses %j", (url) => expect(httpUrl(255).safeParse(url).success).toBe(false));
});

describe("dates", () => {
  it.each([
    ["2024-01-31T00:00:00Z", "2024-01-31T00:00:00.000Z"],
    ["2024-01-31T12:32:51.5Z", "2024-01-31T12:32:51.500Z"],
    ["2024-01-31T12:32:51.123Z", "2024-01-31T12:32:51.123Z"],
    ["2024-02-29", "2024-02-29T00:00:00.000Z"],
    ["1100-01-01T00:00:00Z", "1100-01-01T00:00:00.000Z"],
    ["0050-01-01", "0050-01-01T00:00:00.000Z"],
    ["9999-12-31", "9999-12-31T00:00:00.000Z"],
  ])("reads %s", (text, iso) => expect(parseObpDate(text)?.toISOString()).toBe(iso));

  it.each([
    "2023-02-29",
    "2024-02-30T00:00:00Z",
    "2024-13-01",
    "2024-00-10",
    "2024-01-00",
    "0000-01-01",
    "2024-01-31T24:00:00Z",
    "2024-01-31T23:59:60Z",
    "2024-01-31T23:60:00Z",
    "2024-01-31T00:00:00",
    "2024-01-31T00:00:00+01:00",
    "2024-01-31T00:00:00Zjunk",
    "2024-01-31\n",
    "31.01.2024",
    "20240131",
    "٢٠٢٤-٠١-٣١",
    "",
  ])("refuses %j", (text) => {
    expect(parseObpDate(text)).toBeNull();
    expect(obpDate.safeParse(text).success).toBe(false);
    expect(dateText.safeParse(text).success).toBe(false);
  });

  it("writes what it reads", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true }),
        (date) => {
          const second = new Date(Math.floor(date.getTime() / 1000) * 1000);
          expect(parseObpDate(formatObpDate(date))).toEqual(second);
          expect(parseObpDate(date.toISOString())).toEqual(date);
        },
      ),
    );
    expect(dateText.parse("2026-11-05")).toBe("2026-11-05");
  });
});
