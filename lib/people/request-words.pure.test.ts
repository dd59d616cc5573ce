// A request for a role in words, at every age and after every answer.
import { describe, expect, test } from "vitest";
import { lastDay, latestFor, requestWords, timeAgo } from "@/lib/people/request-words";
import { suggestedDay } from "@/lib/people/suggested-day";

const now = new Date("2026-11-22T12:00:00Z");
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const request = {
  ...{ roleNames: ["CanAddKycCheck"], createdAt: minutesAgo(180), decision: null, decidedAt: null },
  ...{ answer: "", grantedUntil: null },
};
const word = (facts: object) => requestWords({ ...request, ...facts }, now, "Europe/Berlin").word;

describe("words", () => {
  test.each([
    [0.5, "just now"],
    [1, "1 min ago"],
    [59, "59 min ago"],
    [60, "1 h ago"],
    [1439, "23 h ago"],
    [1440, "1 d ago"],
    [20_160, "14 d ago"],
    [21_600, "7 Nov 2026"],
  ])("%d minutes: %s", (minutes, words) => {
    expect(timeAgo(minutesAgo(minutes), now)).toBe(words);
  });

  test("what became of it; a day ends at the bank's midnight", () => {
    const end = new Date("2027-01-31T23:00:00Z");
    expect(lastDay(end, "Europe/Berlin")).toBe("31 Jan 2027");
    expect(word({})).toBe("asked 3 h ago");
    expect(word({ decision: "declined", decidedAt: now, answer: "No." })).toBe("declined");
    expect(word({ decision: "granted", decidedAt: now })).toBe("granted");
    expect(word({ decision: "granted", decidedAt: now, grantedUntil: end })).toBe(
      "granted until 31 Jan 2027",
    );
    expect(word({ decision: "granted", grantedUntil: minutesAgo(1) })).toBe("ended on 22 Nov 2026");
  });

  test("the latest request for a role, not one for another", () => {
    const newest = { ...request, answer: "newest" };
    expect(latestFor([newest, request], "CanAddKycCheck")?.answer).toBe("newest");
    expect(latestFor([newest], "CanAddKycMedia")).toBeUndefined();
  });
});

test("the day that suggests itself is the end of the month after next, read at the bank", () => {
  expect(suggestedDay(now, "Europe/Berlin")).toBe("2027-01-31");
  expect(suggestedDay(new Date("2026-12-31T23:30:00Z"), "Europe/Berlin")).toBe("2027-03-31");
  expect(suggestedDay(new Date("2026-12-31T23:30:00Z"))).toBe("2027-02-28");
});
