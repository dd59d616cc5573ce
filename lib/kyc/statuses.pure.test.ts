// Tests which status holds, against the sentence of the contract written out over all statuses.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type KycStatus, latestStatus } from "./statuses";

const at = (text: string) => new Date(text);
const now = at("2026-11-23T12:00:00Z");
const status = (ok: boolean, date: string | null, recorded = "2026-01-01T00:00:00Z"): KycStatus => ({
  ok,
  date: date ? at(date) : null,
  recordedAt: at(recorded),
});
const created = { kycStatus: true, lastOkDate: at("2023-08-14T12:32:51Z") };

describe("latestStatus", () => {
  it("holds what was given at creation until the first status counts", () => {
    expect(latestStatus([], now, created)).toEqual({
      ok: true,
      lastOkDate: created.lastOkDate,
      status: null,
    });
    expect(latestStatus([status(false, "2026-12-01")], now, created)).toMatchObject({
      ok: true,
      status: null,
    });
    expect(latestStatus([status(false, "2020-01-01")], now, created)).toMatchObject({
      ok: false,
      lastOkDate: null,
    });
  });

  it("follows the latest by date, not by when it was recorded", () => {
    const late = status(true, "2026-05-01", "2026-05-01T00:00:00Z");
    const early = status(false, "2026-04-01", "2026-06-01T00:00:00Z");
    expect(latestStatus([late, early], now, created)).toEqual({
      ok: true,
      lastOkDate: at("2026-05-01"),
      status: late,
    });
  });

  it("lets the latest recorded win on one date", () => {
    const first = status(true, "2026-05-01", "2026-05-01T10:00:00Z");
    const second = status(false, "2026-05-01", "2026-05-01T10:00:01Z");
    for (const order of [
      [first, second],
      [second, first],
    ])
      expect(latestStatus(order, now, created)).toMatchObject({ ok: false, lastOkDate: at("2026-05-01") });
  });

  it("lets a future status count from its date", () => {
    const statuses = [status(true, "2026-05-01"), status(false, "2026-11-24T00:00:00Z")];
    expect(latestStatus(statuses, now, created).ok).toBe(true);
    expect(latestStatus(statuses, at("2026-11-24T00:00:00Z"), created)).toMatchObject({
      ok: false,
      lastOkDate: at("2026-05-01"),
    });
  });

  it("is the contract's sentence, in whatever order the statuses come", () => {
    const days = fc.constantFrom(null, "2026-11-20", "2026-11-21", "2026-11-22", "2026-11-30");
    const list = fc.uniqueArray(
      fc.record({ ok: fc.boolean(), date: days, second: fc.integer({ min: 0, max: 999 }) }),
      {
        selector: (one) => one.second,
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(list, (drawn) => {
        const statuses = drawn.map(({ ok, date, second }) =>
          status(ok, date, new Date(second * 1000).toISOString()),
        );
        const key = (one: KycStatus) => `${one.date?.toISOString() ?? ""} ${one.recordedAt.toISOString()}`;
        const counting = statuses
          .filter((one) => !one.date || one.date <= now)
          .sort((a, b) => (key(a) < key(b) ? -1 : 1));
        const last = counting.at(-1);
        expect(latestStatus(statuses, now, created)).toEqual({
          ok: last?.ok ?? created.kycStatus,
          lastOkDate: last ? (counting.findLast((one) => one.ok)?.date ?? null) : created.lastOkDate,
          status: last ?? null,
        });
      }),
    );
  });
});
