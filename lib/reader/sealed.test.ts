// An unconfirmed reading in the browser's hands: opened by every instance, and by none for anybody or anything else.
import "@/lib/vault/testing";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { perform } from "@/lib/core/use-case";
import { uploadOne } from "@/lib/media/testing";
import { valuesOf } from "@/lib/mrz/values";
import { later, makeActor, makeBank, makeCustomer, refusalOf } from "@/lib/testing/world";
import { endReader } from "./process";
import { confirmReading, makeReading } from "./readings";
import { drawSpecimen } from "./testing/draw-specimen";

let officer: Actor;
let scan: { bankId: string; customerId: string; id: string };
let twin: typeof scan;
/** What the form holds after reading, nothing corrected. */
let form: Record<string, unknown> & { reading: string };

beforeAll(async () => {
  const bankId = await makeBank();
  officer = await makeActor("KYC officer", bankId);
  const { jpeg } = await drawSpecimen(1, { form: "TD3" });
  const at = await makeCustomer(officer, bankId);
  const file = { name: "passport.jpg", type: "image/jpeg", bytes: jpeg };
  scan = { ...at, id: await uploadOne(officer, at, file) };
  const other = { ...file, name: "card.jpg", bytes: (await drawSpecimen(2)).jpeg };
  twin = { ...at, id: await uploadOne(officer, at, other) };
  expect(twin.id).not.toBe(scan.id);
  const { reading, sealed } = await perform(makeReading, officer, scan);
  if (!reading) throw new Error("Nothing was read.");
  const { mayBeCut: _, ...values } = valuesOf(reading.zone, officer.now);
  form = { ...values, reading: sealed, baseVersion: 0 };
}, 120_000);
afterAll(endReader);

const refused = async (actor: Actor, where: typeof scan, sent: object) => {
  const refusal = await refusalOf(perform(confirmReading, actor, { ...where, ...form, ...sent }));
  expect(await prisma().mrzReading.count({ where: { bankId: scan.bankId } })).toBe(0);
  return [refusal.code, refusal.facts.fields?.reading];
};
const NOT_OURS = expect.stringMatching(/^This is no reading of this scan by you: .+ What you typed stays/);

test("another person's, another medium's, an altered and an absent one are refused, and nothing is stored", async () => {
  const colleague = await makeActor("KYC officer", scan.bankId);
  expect(await refused(colleague, scan, {})).toEqual(["conflict", NOT_OURS]);
  expect(await refused(officer, twin, {})).toEqual(["conflict", NOT_OURS]);
  for (const at of [0, 20, form.reading.length - 5]) {
    const char = form.reading[at] === "A" ? "B" : "A";
    const reading = form.reading.slice(0, at) + char + form.reading.slice(at + 1);
    expect(await refused(officer, scan, { reading })).toEqual(["conflict", NOT_OURS]);
  }
  expect(await refused(officer, scan, { reading: "" })).toEqual(["conflict", NOT_OURS]);
  const stranger = await makeActor("KYC officer", await makeBank());
  expect(await refused(stranger, scan, {})).toEqual(["not_found", undefined]);
});

test("after twenty minutes it is refused, with what to do", async () => {
  expect(await refused(later(officer, 20 * 60 + 1), scan, {})).toEqual([
    "conflict",
    "This reading is older than 20 minutes. The scan has to be read again. What you typed stays: look at it once more, then confirm.",
  ]);
});

test("another instance confirms what this one read, once", async () => {
  vi.resetModules();
  const there = await import("./readings");
  expect(there.confirmReading).not.toBe(confirmReading);
  const { perform: performThere } = await import("@/lib/core/use-case");
  await performThere(there.confirmReading, later(officer, 20 * 60 - 1), { ...scan, ...form } as never);
  expect(await prisma().mrzReading.count({ where: scan })).toBe(1);
  expect(
    await refusalOf(perform(confirmReading, officer, { ...scan, ...form, number: "OTHER1" })),
  ).toMatchObject({ code: "conflict", facts: { theirs: { version: 1 } } });
  expect(await prisma().mrzReading.count({ where: { ...scan, supersededAt: null } })).toBe(1);
}, 60_000);
