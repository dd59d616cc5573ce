// Characters that no check digit tells apart: marked wherever they stand, until the printed page or the record says the same.
import { expect, test } from "vitest";
import { figureOf } from "@/lib/mrz/check-digit";
import { composeZone, type ZoneContent } from "@/lib/mrz/compose";
import { forms } from "@/lib/mrz/layout";
import { lookAlikes } from "@/lib/mrz/look-alikes";
import { readZone } from "@/lib/mrz/zone";
import { standingOf } from "./standing";

const characters = [..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const twins = characters.flatMap((one) =>
  lookAlikes(one)
    .filter((other) => figureOf(one) % 10 === figureOf(other) % 10)
    .map((other) => [one, other] as const),
);
const content: ZoneContent = {
  ...{ type: "P", issuer: "D", nationality: "D", surname: "Tripman", given: "Eveline" },
  ...{ number: "", birth: "840312", sex: "F", expiry: "311105" },
};

/** As a page in best order gives it: every character read by both readers alike. */
const read = (form: (typeof forms)[number], number: string) =>
  readZone(
    form,
    composeZone(form, { ...content, number }).map((line) => [...line].map((char) => ({ char, others: [] }))),
  );

test("every pair that looks alike and is equal modulo 10 counts, both ways", () => {
  const pairs = twins.map((pair) => pair.join(""));
  for (const pair of ["6G", "8S", "0U", "2M", "1L", "GQ", "MW", "5F", "FP", "HR", "4Y", "6Q"])
    expect(pairs).toEqual(expect.arrayContaining([pair, [...pair].reverse().join("")]));
});

test("wherever such a character stands in a number, and whatever its twin, the number is marked until another source agrees", () => {
  for (const form of forms)
    for (const [char] of twins)
      for (let at = 0; at < 9; at += 1) {
        const number = [..."C0J9J9J9J"].map((other, index) => (index === at ? char : other)).join("");
        const zone = read(form, number);
        const where = { form, number };
        expect(zone.checks.number, JSON.stringify(where)).toBe("agrees");
        expect({ ...where, standing: standingOf({ zone, printed: [] }, "number") }).toMatchObject({
          standing: "doubtful",
        });
        expect(zone.marks.length, JSON.stringify(where)).toBeGreaterThan(0);
        expect(standingOf({ zone, printed: ["birth"] }, "number", ["expiry"])).toBe("doubtful");
        expect(standingOf({ zone, printed: ["number"] }, "number")).toBe("certain");
        expect(standingOf({ zone, printed: [] }, "number", ["number"])).toBe("certain");
      }
}, 60_000);

test("C01G00T47 and C01600T47 have one check digit: each is marked at its fourth place", () => {
  for (const number of ["C01G00T47", "C01600T47"]) {
    const zone = read("TD3", number);
    expect(zone.lines[1]?.[9]).toBe("9");
    expect(standingOf({ zone, printed: [] }, "number")).toBe("doubtful");
    expect(zone.marks).toContainEqual(expect.objectContaining({ line: 1, column: 3, kind: "doubtful" }));
  }
});

test("a number without such a character is proven by its digit: J has no twin that looks like it", () => {
  const zone = read("TD3", "J9J9J9J9J");
  expect(standingOf({ zone, printed: [] }, "number")).toBe("certain");
  expect(zone.marks).toEqual([]);
});
