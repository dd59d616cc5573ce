// Tests the timeline on a real PostgreSQL: what was done, by whom, what the reader may see of it, page by page.
import { expect, test } from "vitest";
import { addAddress, changeAddress } from "@/lib/addresses/addresses";
import type { Actor } from "@/lib/core/actor";
import { perform } from "@/lib/core/use-case";
import { addKycCheck, listKycChecks } from "@/lib/kyc/checks";
import { addKycMedia } from "@/lib/kyc/media";
import { addKycStatus } from "@/lib/kyc/status-history";
import { addTaxResidence, revealTaxNumber } from "@/lib/tax-residences/tax-residences";
import { later, makeActor, makeBank, makeCustomer, refusalOf, through } from "@/lib/testing/world";
import { listTimeline } from "./timeline";

const day = (text: string) => new Date(`${text}T00:00:00Z`);
type File = { bankId: string; customerId: string };

const addCheck = (actor: Actor, file: File, id: string, satisfied = true) =>
  perform(addKycCheck, actor, { ...file, id, date: null, how: "PEP_SEARCH", satisfied });

async function world() {
  const bankId = await makeBank();
  const officer = await makeActor("KYC officer", bankId);
  const file = await makeCustomer(officer, bankId, { createdAt: day("2020-01-01") });
  return { bankId, officer, file };
}

test("tells what was done, newest first, with who, through what, and what changed", async () => {
  const { officer, file } = await world();
  const program = await through(later(officer, 1));
  await perform(addAddress, officer, { ...file, id: "home", city: "Berlin", countryCode: "DE" });
  await perform(changeAddress, program, { ...file, id: "home", city: "Potsdam", countryCode: "DE" });
  await addCheck(later(officer, 2), file, "pep");
  const { events, counts, next } = await perform(listTimeline, officer, file);
  expect(events.map(({ action, kind, subjectId }) => [action, kind, subjectId])).toEqual([
    ["check.add", "check", "pep"],
    ["address.change", "address", "home"],
    ["address.add", "address", "home"],
  ]);
  expect(events[1]).toMatchObject({
    personName: "Aiko Mori",
    consumerName: "Onboarding app",
    at: program.now,
    before: { city: "Berlin" },
    after: { city: "Potsdam" },
  });
  expect([counts, next]).toEqual([{ address: 2, check: 1 }, null]);
});

test("one kind alone, while the counts stay those of all", async () => {
  const { officer, file } = await world();
  await addCheck(officer, file, "pep");
  await perform(addTaxResidence, officer, { ...file, domain: "DE", taxNumber: "36574261809" });
  const timeline = await perform(listTimeline, officer, { ...file, kind: "tax" });
  expect(timeline.events.map(({ kind }) => kind)).toEqual(["tax"]);
  expect(timeline.counts).toEqual({ check: 1, tax: 1 });
  expect(JSON.stringify(timeline)).not.toContain("36574261809");
});

test("a reader sees only the kinds whose records he may read", async () => {
  const { bankId, officer, file } = await world();
  await addCheck(officer, file, "pep");
  await perform(addKycMedia, officer, { ...file, id: "m", date: null, url: "https://files.example" });
  await perform(addTaxResidence, officer, { ...file, domain: "DE", taxNumber: "1" });
  await perform(addKycStatus, officer, { ...file, ok: true, date: day("2026-01-01"), reason: "secret" });
  const manager = await makeActor("Relationship manager", bankId);
  const seen = await perform(listTimeline, manager, file);
  expect(seen.counts).toEqual({ check: 1, status: 1 });
  expect(new Set(seen.events.map(({ kind }) => kind))).toEqual(new Set(["check", "status"]));
  const narrow = await makeActor(["CanGetCustomer"], bankId);
  const less = await perform(listTimeline, narrow, file);
  expect([less.events, less.counts, less.bands]).toEqual([[], {}, []]);
  expect((await perform(listTimeline, narrow, { ...file, kind: "check" })).events).toEqual([]);
});

test("pages end where the next begins, though events share a moment and more come in", async () => {
  const { officer, file } = await world();
  for (let n = 0; n < 30; n += 1) await addCheck(officer, file, `check-${n}`);
  const first = await perform(listTimeline, officer, file);
  await addCheck(later(officer, 1), file, "late");
  const second = await perform(listTimeline, officer, { ...file, after: first.next ?? "" });
  expect([first.events.length, second.events.length, second.next]).toEqual([25, 5, null]);
  const ids = [...first.events, ...second.events].map(({ subjectId }) => subjectId);
  expect(ids).toEqual(Array.from({ length: 30 }, (_, n) => `check-${29 - n}`));
  const odd = await perform(listTimeline, officer, { ...file, after: "'; drop table customer" });
  expect(odd.events[0]?.subjectId).toBe("late");
});

test("views stand between the changes only when asked for", async () => {
  const { officer, file } = await world();
  await perform(addTaxResidence, officer, { ...file, id: "t", domain: "DE", taxNumber: "1" });
  await perform(revealTaxNumber, later(officer, 1), { ...file, id: "t" });
  await perform(listKycChecks, officer, file);
  const without = await perform(listTimeline, officer, file);
  expect([without.events.map(({ kind }) => kind), without.views]).toEqual([["tax"], 1]);
  const all = await perform(listTimeline, officer, { ...file, views: true });
  expect(all.events.map(({ kind, action }) => [kind, action])).toEqual([
    ["view", "tax.reveal"],
    ["tax", "tax.add"],
  ]);
});

test("the KYC status as bands over time", async () => {
  const { officer, file } = await world();
  await perform(addKycStatus, officer, { ...file, ok: true, date: day("2022-01-01") });
  await perform(addKycStatus, later(officer, 1), { ...file, ok: false, date: day("2023-01-01") });
  const { bands } = await perform(listTimeline, officer, file);
  expect(bands).toEqual([
    { from: day("2020-01-01"), ok: null },
    { from: day("2022-01-01"), ok: true },
    { from: day("2023-01-01"), ok: false },
  ]);
});

test("refused attempts do not stand there, and another bank or customer finds nothing", async () => {
  const { bankId, officer, file } = await world();
  await refusalOf(addCheck(await makeActor("Relationship manager", bankId), file, "pep"));
  const neighbour = await makeCustomer(officer, bankId);
  await addCheck(officer, neighbour, "theirs");
  expect((await perform(listTimeline, officer, { ...file, views: true })).events).toEqual([]);
  const otherBank = await makeBank();
  const other = await makeActor("KYC officer", otherBank);
  expect((await refusalOf(perform(listTimeline, other, file))).facts.subject).toBe("bank");
  const smuggled = await refusalOf(perform(listTimeline, other, { ...file, bankId: otherBank }));
  expect(smuggled.facts.subject).toBe("customer");
  const blind = await makeActor(["CanAddKycCheck"], bankId);
  expect((await refusalOf(perform(listTimeline, blind, file))).code).toBe("forbidden");
});
