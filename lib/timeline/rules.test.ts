// Tests the KYC status as bands over time.
import { expect, test } from "vitest";
import { bandsOf, countKinds } from "./rules";

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const status = (id: string, ok: boolean, date: string | null, recorded = "2026-01-01") => ({
  id,
  ok,
  date: date === null ? null : day(date),
  recordedAt: day(recorded),
});
const since = day("2020-01-01");

test("none yet, then each change once, in the order of the dates", () => {
  const statuses = [
    status("c", false, "2024-01-01"),
    status("a", true, "2022-01-01"),
    status("b", true, "2023-01-01"),
  ];
  expect(bandsOf(statuses, since)).toEqual([
    { from: since, ok: null },
    { from: day("2022-01-01"), ok: true },
    { from: day("2024-01-01"), ok: false },
  ]);
});

test("on one date the one recorded last wins", () => {
  const statuses = [
    status("b", false, "2022-01-01", "2026-02-01"),
    status("a", true, "2022-01-01", "2026-01-01"),
  ];
  expect(bandsOf(statuses, since).at(-1)).toEqual({ from: day("2022-01-01"), ok: false });
});

test("a status without a date is older than every dated one", () => {
  expect(bandsOf([status("a", true, null), status("b", false, "2021-01-01")], since)).toEqual([
    { from: since, ok: true },
    { from: day("2021-01-01"), ok: false },
  ]);
  expect(bandsOf([status("a", true, null), status("b", false, "2019-01-01")], since)).toEqual([
    { from: day("2019-01-01"), ok: false },
  ]);
  expect(bandsOf([], since)).toEqual([{ from: since, ok: null }]);
});

test("adds up the nouns of a kind", () => {
  expect(countKinds({ account: 1, "account-attribute": 2, check: 3 })).toEqual({ account: 3, check: 3 });
});
