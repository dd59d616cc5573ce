// Tests how dates, amounts and texts are written.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  countWords,
  dayIn,
  daysBetween,
  formatCount,
  formatDate,
  formatDateTime,
  formatDay,
  formatMoney,
  formatTime,
  formatTimestamp,
  initials,
  isoDay,
  maskTail,
  relative,
  relativeShort,
  visibleParagraph,
  visibleText,
} from ".";

const day = (text: string) => new Date(`${text}T00:00:00Z`);

describe("dates", () => {
  it("writes calendar dates, also of the year 1100 and of September", () => {
    expect(formatDate(day("2026-11-05"))).toBe("5 Nov 2026");
    expect(formatDate(day("1100-01-01"))).toBe("1 Jan 1100");
    expect(formatDate(day("2026-09-02"))).toBe("2 Sep 2026");
    expect(formatDate(day("0050-03-01"))).toBe("1 Mar 50");
    expect(formatDay(day("2026-11-05"))).toBe("Thu 5 Nov 2026");
  });

  it("writes moments in the bank's zone", () => {
    const late = new Date("2026-11-05T23:30:07Z");
    expect(formatDate(late, "Europe/Berlin")).toBe("6 Nov 2026");
    expect(formatDay(late, "Europe/Berlin")).toBe("Fri 6 Nov 2026");
    expect(formatTime(late, "Europe/Berlin")).toBe("00:30");
    expect(formatDateTime(late, "Asia/Tokyo")).toBe("6 Nov 2026, 08:30");
    expect(formatTimestamp(late)).toBe("5 Nov 2026, 23:30:07 UTC");
    expect(isoDay(late, "Europe/Berlin")).toBe("2026-11-06");
    expect(isoDay(late)).toBe("2026-11-05");
  });

  it("does not throw on a page for a broken date", () => {
    const broken = new Date("never");
    expect([formatDate(broken), formatDay(broken), formatTimestamp(broken), isoDay(broken)]).toEqual([
      "no date",
      "no date",
      "no date",
      "",
    ]);
    expect(relative(broken, day("2026-01-01"))).toBe("no date");
  });

  it("counts days over the hour that summer time takes", () => {
    const zone = "Europe/Berlin";
    expect(daysBetween(new Date("2026-03-28T23:30:00Z"), new Date("2026-03-29T22:30:00Z"), zone)).toBe(1);
  });

  it("reads a day back from what it writes", () => {
    fc.assert(
      fc.property(
        fc.date({ min: day("0001-01-01"), max: day("9999-12-31"), noInvalidDate: true }),
        (date) => {
          expect(day(isoDay(date)).getTime()).toBe(dayIn(date, "UTC").getTime());
        },
      ),
    );
  });
});

describe("relative days", () => {
  const today = day("2026-11-23");
  it.each([
    ["2026-11-05", "18 days ago", "18 d ago"],
    ["2026-12-05", "in 12 days", "in 12 d"],
    ["2026-11-23", "today", "today"],
    ["2026-11-22", "1 day ago", "1 d ago"],
    ["2026-11-24", "in 1 day", "in 1 d"],
    ["2027-01-03", "in 41 days", "in 41 d"],
    ["2026-08-23", "3 months ago", "3 mo ago"],
    ["2023-08-14", "3 years ago", "3 y ago"],
  ])("%s is %s", (date, long, short) => {
    expect(relative(day(date), today)).toBe(long);
    expect(relativeShort(day(date), today)).toBe(short);
  });

  it("goes by the bank's calendar, not by 24 hours", () => {
    const now = new Date("2026-11-23T22:00:00Z");
    expect(relative(new Date("2026-11-23T23:30:00Z"), now, "Europe/London")).toBe("today");
    expect(relative(new Date("2026-11-23T23:30:00Z"), now, "Europe/Berlin")).toBe("in 1 day");
  });
});

describe("amounts", () => {
  it.each([
    ["EUR", "0", "EUR 0.00"],
    ["EUR", "1234567.5", "EUR 1,234,567.50"],
    ["EUR", "-1000", "EUR -1,000.00"],
    ["JPY", "1200", "JPY 1,200"],
    ["KWD", "1.5", "KWD 1.500"],
    ["EUR", "0.0051", "EUR 0.0051"],
    ["EUR", "99999999999999999999.99", "EUR 99,999,999,999,999,999,999.99"],
    ["EUR", "ten", "EUR ten"],
    ["EUR", "", "EUR"],
    ["", "5", "5.00"],
    ["not a currency", "5", "not a currency 5.00"],
  ])("%s %s is %s", (currency, amount, shown) => expect(formatMoney(currency, amount)).toBe(shown));

  it("counts one thing and several", () =>
    expect([countWords(1, "row"), countWords(0, "row"), countWords(1000, "entry", "entries")]).toEqual([
      "1 row",
      "0 rows",
      "1,000 entries",
    ]));
  it("groups counts", () => expect([formatCount(999), formatCount(1000)]).toEqual(["999", "1,000"]));
});

describe("masking", () => {
  it("keeps three characters and hides short values wholly", () => {
    expect(maskTail("36574261911")).toBe("•••••••• 911");
    expect(maskTail("12 345 6 04K")).toBe("•••••• 04K");
    expect([maskTail("911"), maskTail(" 9 1 "), maskTail("")]).toEqual(["•••", "••", ""]);
  });

  it("never shows more than the last three", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("1", "2", "a", "ß", "😀", " "), maxLength: 20 }),
        (value) => {
          const shown = Array.from(maskTail(value)).filter((c) => c !== "•" && c !== " ");
          const given = Array.from(value.replace(/\s/g, ""));
          expect(shown).toEqual(given.length > 3 ? given.slice(-3) : []);
        },
      ),
    );
  });
});

describe("visible text", () => {
  it("shows what hides", () => {
    expect(visibleText("Eve\u202Enimda")).toBe("Eve⟨U+202E⟩nimda");
    expect(visibleText("a\u200Bb\u0007c\uFEFF")).toBe("a⟨U+200B⟩b⟨U+0007⟩c⟨U+FEFF⟩");
    expect(visibleText("a\nb\u2028c\uD800")).toBe("a⟨U+000A⟩b⟨U+2028⟩c⟨U+D800⟩");
    expect(visibleText("tag\u{E0041}\u3164")).toBe("tag⟨U+E0041⟩⟨U+3164⟩");
  });

  it("leaves names and markup alone", () => {
    const names = "Nguyễn Thị Ánh, Adébáyọ̀, 李明, محمد, <b>Bob</b>, 👍🏽";
    expect(visibleText(names)).toBe(names);
  });

  it("leaves joiners where a language or a picture is spelt with them, and shows them anywhere else", () => {
    for (const name of ["علی\u200Cرضا", "क्\u200Dष", "👩\u200D💼", "👩🏽\u200D💼"])
      expect(visibleText(name)).toBe(name);
    expect(visibleText("Pay\u200Dpal\u200C")).toBe("Pay⟨U+200D⟩pal⟨U+200C⟩");
    expect(visibleText("\u200Cعلی")).toBe("⟨U+200C⟩علی");
  });

  it("keeps the lines of a comment", () => {
    expect(visibleParagraph("one\r\n\ttwo\u2066\rthree")).toBe("one\n\ttwo⟨U+2066⟩⟨U+000D⟩three");
  });
});

describe("initials", () => {
  it.each([
    ["Eveline Tripman", "ET"],
    ["Þorbjörg Ægisdóttir", "ÞÆ"],
    ["renée-françoise d’Aubigné", "RD"],
    ["Wolfgang Amadeus von Württemberg", "WW"],
    ["Madonna", "M"],
    ["<script>", "S"],
    ["  ", "?"],
    ["李明", "李"],
  ])("%s is %s", (name, mark) => expect(initials(name)).toBe(mark));
});
