// The brake on guessing: bounded for any pattern of tries, and gone after a while.
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Brake, brakeAfterTry } from "@/lib/auth/brake";

const start = new Date("2026-11-22T12:00:00Z");
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const fresh: Brake = { failures: 0, firstAt: start, refusedUntil: null };

test("the fifth wrong password is still looked at, the sixth is not", () => {
  let brake: Brake = fresh;
  const refused = Array.from({ length: 6 }, () => {
    const next = brakeAfterTry(brake, start);
    brake = next;
    return next.refused;
  });
  expect(refused).toEqual([false, false, false, false, false, true]);
});

test("it opens again 15 minutes after the fifth", () => {
  let brake: Brake = fresh;
  for (let n = 0; n < 5; n += 1) brake = brakeAfterTry(brake, after(n));
  expect(brakeAfterTry(brake, after(4 + 14.9)).refused).toBe(true);
  expect(brakeAfterTry(brake, after(4 + 15)).refused).toBe(false);
});

test("after an hour and a quarter nothing is left of it", () => {
  let brake: Brake = fresh;
  for (let n = 0; n < 5; n += 1) brake = brakeAfterTry(brake, start);
  expect(brakeAfterTry(brake, after(75)).failures).toBe(1);
});

test("however the tries fall, at most ten passwords are looked at within any hour", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 240, noNaN: true }), { maxLength: 400 }), (minutes) => {
      let brake: Brake = fresh;
      const looked: number[] = [];
      for (const minute of minutes.sort((a, b) => a - b)) {
        const next = brakeAfterTry(brake, after(minute));
        brake = next;
        if (!next.refused) looked.push(minute);
      }
      for (const from of looked)
        expect(looked.filter((minute) => minute >= from && minute < from + 60).length).toBeLessThanOrEqual(
          10,
        );
    }),
  );
});
