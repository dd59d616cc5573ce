// Tests tax residences on a real PostgreSQL: masked, revealed on record, unique, deleted and restored.
import { expect, test } from "vitest";
import { perform } from "@/lib/core/use-case";
import { eventsOf, later, makeActor, makeBank, makeCustomer, refusalOf } from "@/lib/testing/world";
import {
  addTaxResidence,
  deleteTaxResidence,
  listTaxResidences,
  listTaxResidencesInFull,
  restoreTaxResidence,
  revealTaxNumber,
} from "./tax-residences";

async function world() {
  const bankId = await makeBank();
  const officer = await makeActor("KYC officer", bankId);
  const customer = await makeCustomer(officer, bankId);
  return {
    bankId,
    officer,
    customer,
    german: { ...customer, id: "tax-1", domain: "DE", taxNumber: "36574261809" },
  };
}

test("a number is kept in full, listed masked, and masked in the audit", async () => {
  const { officer, customer, german } = await world();
  await perform(addTaxResidence, officer, german);
  const [row] = await perform(listTaxResidences, officer, customer);
  expect(row).toMatchObject({
    id: "tax-1",
    domain: "DE",
    maskedNumber: "•••••••• 809",
    recordedByName: "Aiko Mori",
    verdict: "valid",
    country: "DE",
  });
  expect(JSON.stringify(row)).not.toContain("36574261809");
  const [event] = await eventsOf(customer.customerId);
  expect(event).toMatchObject({
    action: "tax.add",
    outcome: "done",
    roleName: "CanCreateTaxResidence",
    before: null,
  });
  expect(event?.after).toEqual({ domain: "DE", taxNumber: "•••••••• 809" });
});

test("each look at a full number is on record, from the screen and from OBP", async () => {
  const { officer, customer, german } = await world();
  await perform(addTaxResidence, officer, german);
  for (const _ of [1, 2])
    expect(await perform(revealTaxNumber, officer, { ...customer, id: "tax-1" })).toEqual({
      id: "tax-1",
      domain: "DE",
      taxNumber: "36574261809",
    });
  const [full] = await perform(listTaxResidencesInFull, officer, customer);
  expect(full?.taxNumber).toBe("36574261809");
  const views = (await eventsOf(customer.customerId)).filter(({ outcome }) => outcome === "viewed");
  expect(views.map(({ action }) => action)).toEqual(["tax.reveal", "tax.reveal", "tax.read"]);
  expect(views.map(({ after }) => after)).toEqual([{ domain: "DE" }, { domain: "DE" }, null]);
});

test("a number is unmasked with a fresh proof only, and refusing shows nothing", async () => {
  const { officer, customer, german } = await world();
  await perform(addTaxResidence, officer, german);
  const at = new Date(officer.now.getTime() - 6 * 60_000);
  const asked = perform(
    revealTaxNumber,
    { ...officer, proof: { at, factor: null } },
    { ...customer, id: "tax-1" },
  );
  expect((await refusalOf(asked)).code).toBe("step_up");
  expect((await eventsOf(customer.customerId)).map(({ action }) => action)).not.toContain("tax.reveal");
});

test("the same form twice makes one, the same number twice is refused, also at once", async () => {
  const { officer, customer, german } = await world();
  await Promise.all([perform(addTaxResidence, officer, german), perform(addTaxResidence, officer, german)]);
  expect(await perform(listTaxResidences, officer, customer)).toHaveLength(1);
  expect((await eventsOf(customer.customerId)).length).toBe(1);
  const again = await refusalOf(perform(addTaxResidence, officer, { ...german, id: "tax-2" }));
  expect(again).toMatchObject({ code: "conflict", facts: { subject: "taxResidence" } });
  const fresh = ["a", "b"].map((id) => perform(addTaxResidence, officer, { ...german, id, taxNumber: "1" }));
  const outcomes = await Promise.allSettled(fresh);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("who may add but not read learns nothing of the other record", async () => {
  const { bankId, officer, german } = await world();
  await perform(addTaxResidence, officer, german);
  const writer = await makeActor(["CanCreateTaxResidence"], bankId);
  const refused = await refusalOf(perform(addTaxResidence, writer, { ...german, taxNumber: "2" }));
  expect(JSON.stringify(refused)).not.toContain("36574261809");
  expect(refused.facts.theirs).toBeUndefined();
});

test("a deletion can be undone by the same person within a minute", async () => {
  const { bankId, officer, customer, german } = await world();
  const key = { ...customer, id: "tax-1" };
  await perform(addTaxResidence, officer, german);
  await perform(deleteTaxResidence, later(officer, 1), key);
  expect(await perform(listTaxResidences, officer, customer)).toEqual([]);
  const colleague = await makeActor("KYC officer", bankId, { now: later(officer, 2).now });
  expect((await refusalOf(perform(restoreTaxResidence, colleague, key))).code).toBe("conflict");
  expect((await refusalOf(perform(restoreTaxResidence, later(officer, 62), key))).code).toBe("conflict");
  await perform(restoreTaxResidence, later(officer, 5), key);
  await perform(restoreTaxResidence, later(officer, 6), key);
  const [back] = await perform(listTaxResidences, officer, customer);
  expect(back).toMatchObject({ domain: "DE", version: 2 });
  const done = (await eventsOf(customer.customerId)).filter(({ outcome }) => outcome === "done");
  expect(done.map(({ action }) => action)).toEqual(["tax.add", "tax.delete", "tax.restore"]);
  expect(JSON.stringify(done.map(({ before, after }) => [before, after]))).not.toContain("36574261809");
});

test("a number that was added anew meanwhile is not restored beside it", async () => {
  const { officer, customer, german } = await world();
  const key = { ...customer, id: "tax-1" };
  await perform(addTaxResidence, officer, german);
  await perform(deleteTaxResidence, later(officer, 1), key);
  await perform(addTaxResidence, later(officer, 2), { ...german, id: "tax-2" });
  const refused = await refusalOf(perform(restoreTaxResidence, later(officer, 3), key));
  expect(refused).toMatchObject({ code: "conflict", facts: { subject: "taxResidence" } });
});

test("refuses without the role, at another bank, over-long, and what is not there", async () => {
  const { bankId, officer, customer, german } = await world();
  const manager = await makeActor("Relationship manager", bankId);
  expect((await refusalOf(perform(listTaxResidences, manager, customer))).code).toBe("forbidden");
  expect((await refusalOf(perform(addTaxResidence, manager, german))).facts.role).toBe(
    "CanCreateTaxResidence",
  );
  const stranger = await makeActor("KYC officer", await makeBank());
  expect((await refusalOf(perform(addTaxResidence, stranger, german))).facts.subject).toBe("bank");
  const [own] = [...stranger.held][0]?.split("@").slice(1) ?? [];
  const smuggled = { ...german, bankId: own };
  expect((await refusalOf(perform(addTaxResidence, stranger, smuggled))).facts.subject).toBe("customer");
  const long = await refusalOf(perform(addTaxResidence, officer, { ...german, taxNumber: "1".repeat(21) }));
  expect(Object.keys(long.facts.fields ?? {})).toEqual(["taxNumber"]);
  const missing = await refusalOf(perform(deleteTaxResidence, officer, { ...customer, id: "tax-9" }));
  expect(missing).toMatchObject({ code: "not_found", facts: { subject: "taxResidence" } });
  expect(await perform(listTaxResidences, officer, customer)).toEqual([]);
});
