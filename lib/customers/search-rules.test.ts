// Tests what the one search box understands, by the customers its patterns would find.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPhone } from "@/lib/phones/rules";
import { safePattern } from "./search-patterns";
import { describeReading, type PhoneSearch, understandSearch } from "./search-rules";

/** LIKE as PostgreSQL reads it. */
function like(text: string, pattern: string): boolean {
  const source = pattern.replace(/\\(.)|%|_|[^\w\s]/gsu, (found, escaped?: string) => {
    if (found === "%") return "[^]*";
    if (found === "_") return "[^]";
    return `\\u{${(escaped ?? found).codePointAt(0)?.toString(16)}}`;
  });
  return new RegExp(`^${source}$`, "u").test(text);
}

function finds(search: PhoneSearch, phone: string, country: string): boolean {
  const read = readPhone(phone, country);
  const any = (text: string | null, patterns: string[]) =>
    patterns.some((p) => text !== null && like(text, p));
  return (
    any(phone, search.raw) ||
    any(read.digits, search.digits) ||
    any(read.e164, search.e164) ||
    any(read.national, search.national)
  );
}

function phone(text: string, countries: string[], asIf?: "phone"): PhoneSearch {
  const understood = understandSearch(text, countries, asIf);
  if (understood.kind !== "phone") throw new Error(`${text} was read as ${understood.kind}`);
  return understood;
}

const summary = (text: string, asIf?: "phone" | "name" | "number") => {
  const understood = understandSearch(text, ["GB", "DE"], asIf);
  const { words, value } = describeReading(understood);
  return `${understood.kind}: ${words} ${value}`.trim();
};

describe("what is understood", () => {
  it.each([
    ["", "nothing:"],
    ["   ", "nothing:"],
    ["4", "broad: Phone contains 4"],
    ["%4%", "phone: Phone contains 4"],
    ["%%_", "broad: Phone pattern %%_"],
    ["%", "broad: Phone pattern %"],
    ["\\", "broad: Phone contains \\"],
    ["+49", "broad: Phone starts with +49"],
    ["972", "phone: Phone contains 972"],
    ["%972%", "phone: Phone contains 972"],
    ["%97 2%", "phone: Phone pattern %97 2%"],
    ["381%", "phone: Phone pattern 381%"],
    ["5987", "number: Customer number starts with 5987"],
    ["5987953", "number: Customer number starts with 5987953"],
    ["AB-1002", "number: Customer number starts with AB-1002"],
    ["7972444876", "phone: Phone is 7972444876"],
    ["447972444876", "phone: Phone is 447972444876"],
    ["999972444876", "phone: Phone contains 999972444876"],
    ["0171", "phone: Phone starts with 0171"],
    ["0171 972 0118", "phone: Phone is 0171 972 0118"],
    ["0049 171 9720118", "phone: Phone is 0049 171 9720118"],
    ["+44 07972 444 876", "phone: Phone is +44 07972 444 876"],
    ["+49 171", "phone: Phone starts with +49 171"],
    ["972 4410", "phone: Phone contains 972 4410"],
    ["tri", "name: Legal name like tri"],
    ["tr", "broad: Legal name like tr"],
    ["Evelyn Trippmann-Hall", "name: Legal name like Evelyn Trippmann-Hall"],
    ["%trip%", "name: Legal name like trip"],
    ["李明", "name: Legal name like 李明"],
    ["John 3", "name: Legal name like John 3"],
  ])("%s", (text, expected) => expect(summary(text)).toBe(expected));

  it("lets the officer disagree", () => {
    expect(summary("972", "number")).toBe("number: Customer number starts with 972");
    expect(summary("5987", "phone")).toBe("phone: Phone contains 5987");
    expect(summary("5987", "name")).toBe("broad: Legal name like 5987");
    expect(summary("tri", "phone")).toBe("phone: Phone contains tri");
    expect(understandSearch("972", ["GB"])).toMatchObject({ others: ["number", "name"] });
  });

  it("refuses what can be no number or name", () => {
    expect(understandSearch(`%${"1".repeat(50)}`, ["GB"])).toEqual({ kind: "refused", reason: "too long" });
    expect(understandSearch("a".repeat(256), ["GB"])).toEqual({ kind: "refused", reason: "too long" });
    expect(understandSearch("a".repeat(255), ["GB"]).kind).toBe("name");
    expect(understandSearch("a\u0000bc", ["GB"])).toEqual({ kind: "refused", reason: "control characters" });
  });

  it("escapes what is no wildcard in a customer number", () => {
    expect(understandSearch("A_10", ["GB"], "number")).toMatchObject({ pattern: "A\\_10%" });
    expect(understandSearch("A\\1%", ["GB"], "number")).toMatchObject({ pattern: "A\\\\1\\%%" });
  });

  it("folds names and their blanks", () => {
    expect(understandSearch("  Þorbjörg   ÆGISDÓTTIR ", [])).toMatchObject({
      folded: "thorbjorg aegisdottir",
      words: ["thorbjorg", "aegisdottir"],
    });
  });
});

describe("phones in any writing", () => {
  const writings = [
    "0171 972 0118",
    "+49 171 972 0 118",
    "0049 171 9720118",
    "+49 0171/9720118",
    "01719720118",
  ];
  for (const typed of writings)
    it(`${typed} finds every writing`, () => {
      const search = phone(typed, ["DE"]);
      for (const stored of writings) expect(finds(search, stored, "DE")).toBe(true);
      expect(finds(search, "+49 171 972 0119", "DE")).toBe(false);
    });

  it("national numbers match the national part of any customer's, the bank's country first", () => {
    const search = phone("0171 9720118", ["DE"]);
    expect(search.e164).toEqual(["+491719720118"]);
    expect(finds(search, "+43 1719720118", "DE")).toBe(true);
    expect(finds(phone("+49 171 9720118", ["DE"]), "+43 1719720118", "DE")).toBe(false);
    expect(finds(phone("0171", ["DE"]), "+49 171 9720118", "DE")).toBe(true);
    expect(finds(phone("0171%", ["DE"]), "+49 171 9720118", "DE")).toBe(true);
    expect(finds(phone("+49 0171", ["GB"]), "0171 9720118", "DE")).toBe(true);
    expect(finds(phone("004917", ["GB"]), "+49 171 9720118", "DE")).toBe(true);
  });

  it("finds the documentation's customer by all that is promised", () => {
    const stored = "+44 07972 444 876";
    for (const typed of [
      "%972%",
      "972",
      "07972444876",
      "7972444876",
      "447972444876",
      "+44 7972",
      "%972 4%",
      "%972_444%",
    ])
      expect([typed, finds(phone(typed, ["GB"], "phone"), stored, "GB")]).toEqual([typed, true]);
    expect(finds(phone("%381%", ["GB"]), stored, "GB")).toBe(false);
  });

  it("finds digits across blanks, and brackets only as written", () => {
    expect(finds(phone("%972%", ["GB"]), "+34 697 2 97 2 15", "GB")).toBe(true);
    expect(finds(phone("972", ["GB"]), "+84 97 2 55 1290", "GB")).toBe(true);
    expect(finds(phone("%(0)%972%", ["GB"]), "+44 (0)7 972 1", "GB")).toBe(true);
  });

  it("keeps an escape an escape", () => {
    expect(phone("\\%972%%%", ["GB"]).raw).toEqual(["\\%972%"]);
    expect(phone("%972\\", ["GB"]).raw).toEqual(["%972\\\\"]);
    expect(like("a%972b", "%\\%972_")).toBe(true);
  });

  it("never gives PostgreSQL a pattern that ends in an open escape, and never changes what it matches", () => {
    const piece = fc.constantFrom("%", "_", "\\", "9", "7", "+", " ");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.array(piece, { maxLength: 12 }), (typed, stored) => {
        const safe = safePattern(typed.join(""));
        expect(/^(?:[^\\]|\\.)*$/s.test(safe)).toBe(true);
        if (!typed.includes("\\"))
          expect(like(stored.join(""), safe)).toBe(like(stored.join(""), typed.join("")));
      }),
    );
  });

  it("answers any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        const understood = understandSearch(text, ["DE", "GB"]);
        expect(typeof describeReading(understood).words).toBe("string");
        if (understood.kind !== "phone") return;
        for (const pattern of [...understood.raw, ...understood.digits, ...understood.national])
          expect(/^(?:[^\\]|\\.)*$/su.test(pattern)).toBe(true);
      }),
    );
  });
});
