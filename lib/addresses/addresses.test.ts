// Tests addresses on a real PostgreSQL: added, changed by two people, deleted, restored, each on record.
import { expect, test } from "vitest";
import { prisma } from "@/lib/core/db";
import { perform } from "@/lib/core/use-case";
import { eventsOf, later, makeActor, makeBank, makeCustomer, refusalOf, through } from "@/lib/testing/world";
import {
  addAddress,
  changeAddress,
  deleteAddress,
  listAddresses,
  putAddress,
  restoreAddress,
} from "./addresses";

const place = {
  line1: "No 1 the Road",
  line2: "The Place",
  line3: "The Hill",
  city: "Berlin",
  county: "",
  state: "Brandenburg",
  postcode: "13359",
  countryCode: "DE",
  tags: ["mailing", "home"],
  status: "OK",
};

async function world() {
  const bankId = await makeBank();
  const officer = await makeActor("KYC officer", bankId);
  const customer = await makeCustomer(officer, bankId);
  return { bankId, officer, customer, typed: { ...customer, id: "home", ...place } };
}

test("an address is kept as given, under an id of ours or the form's", async () => {
  const { officer, customer, typed } = await world();
  await perform(addAddress, officer, typed);
  const { row } = await perform(addAddress, later(officer, 1), {
    ...customer,
    countryCode: "FR",
    line2: null,
    tags: null,
  });
  const [french, german] = await perform(listAddresses, officer, customer);
  expect(german).toMatchObject({ id: "home", version: 1, ...place, createdAt: officer.now });
  expect(french).toMatchObject({ id: row.id, countryCode: "FR", line1: null, line2: null, tags: [] });
  const [event] = await eventsOf(customer.customerId);
  expect(event).toMatchObject({ action: "address.add", subjectId: "home", before: null, after: place });
});

test("a double click adds one, and other words under the same id are a conflict", async () => {
  const { officer, customer, typed } = await world();
  await Promise.all([1, 2].map(() => perform(addAddress, officer, typed)));
  expect(await perform(listAddresses, officer, customer)).toHaveLength(1);
  expect(await eventsOf(customer.customerId)).toHaveLength(1);
  const other = await refusalOf(perform(addAddress, officer, { ...typed, city: "Potsdam" }));
  expect(other.facts.theirs).toMatchObject({ version: 1, fields: { city: "Berlin" } });
});

test("a field that a client said is not known stays so when a form leaves it empty", async () => {
  const { officer, customer, typed } = await world();
  await perform(addAddress, officer, { ...typed, county: null, state: null });
  const form = { ...typed, county: "", state: "Berlin", baseVersion: 1 };
  const { row, before } = await perform(changeAddress, later(officer, 1), form);
  expect([row.county, row.state, before]).toEqual([null, "Berlin", expect.objectContaining({ state: null })]);
  const again = { ...form, baseVersion: 2 };
  expect((await perform(changeAddress, later(officer, 2), again)).changed).toBe(false);
  expect(await perform(listAddresses, officer, customer)).toMatchObject([{ county: null, version: 2 }]);
});

test("of two people who change the same version the second is told, also at once", async () => {
  const { officer, customer, typed } = await world();
  await perform(addAddress, officer, typed);
  const change = (postcode: string) =>
    perform(changeAddress, officer, { ...typed, postcode, baseVersion: 1 });
  const outcomes = await Promise.allSettled([change("13357"), change("13358")]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const [address] = await perform(listAddresses, officer, customer);
  expect(address).toMatchObject({ version: 2, createdAt: officer.now });
  const events = await eventsOf(customer.customerId);
  expect(events).toHaveLength(2);
  expect(events[1]).toMatchObject({ action: "address.change", before: { postcode: "13359" } });
});

test("a program changes without a version, by OBP's own role", async () => {
  const { bankId, officer, customer, typed } = await world();
  await perform(addAddress, officer, typed);
  const program = await through(await makeActor(["CanCreateCustomer"], bankId));
  await perform(putAddress, program, { ...typed, city: "Potsdam" });
  expect((await refusalOf(perform(changeAddress, program, typed))).facts.role).toBe(
    "CanCreateCustomerAddress",
  );
  const [address] = await perform(listAddresses, officer, customer);
  expect(address).toMatchObject({ city: "Potsdam", version: 2, recordedViaName: "Onboarding app" });
});

test("what is deleted leaves the list, not the history; its owner may undo it for a minute", async () => {
  const { bankId, officer, customer, typed } = await world();
  const key = { ...customer, id: "home" };
  await perform(addAddress, officer, typed);
  await perform(deleteAddress, later(officer, 1), key);
  expect(await perform(listAddresses, officer, customer)).toEqual([]);
  expect((await refusalOf(perform(deleteAddress, later(officer, 2), key))).facts.subject).toBe("address");
  const colleague = await makeActor("KYC officer", bankId, { now: later(officer, 2).now });
  for (const actor of [colleague, later(officer, 62)])
    expect((await refusalOf(perform(restoreAddress, actor, key))).code).toBe("conflict");
  await perform(restoreAddress, later(officer, 10), key);
  await perform(restoreAddress, later(officer, 11), key);
  const [back] = await perform(listAddresses, officer, customer);
  expect(back).toMatchObject({ ...place, version: 2 });
  const events = (await eventsOf(customer.customerId)).filter(({ outcome }) => outcome === "done");
  expect(events.map(({ action, before, after }) => [action, Boolean(before), Boolean(after)])).toEqual([
    ["address.add", false, true],
    ["address.delete", true, false],
    ["address.restore", false, true],
  ]);
});

test("a change of what was deleted meanwhile says so to a person, and finds nothing for a program", async () => {
  const { officer, customer, typed } = await world();
  await perform(addAddress, officer, typed);
  await perform(deleteAddress, officer, { ...customer, id: "home" });
  const open = await refusalOf(perform(changeAddress, officer, { ...typed, city: "X", baseVersion: 1 }));
  expect(open.code).toBe("conflict");
  for (const raw of [typed, { ...typed, id: "nowhere", baseVersion: 1 }])
    expect((await refusalOf(perform(changeAddress, officer, raw))).facts.subject).toBe("address");
});

test("nothing without the role, nothing at another bank, nothing over-long", async () => {
  const { bankId, officer, customer, typed } = await world();
  const reader = await makeActor("Relationship manager", bankId);
  expect(await perform(listAddresses, reader, customer)).toEqual([]);
  expect((await refusalOf(perform(addAddress, reader, typed))).facts.role).toBe("CanCreateCustomerAddress");
  expect((await refusalOf(perform(deleteAddress, reader, typed))).facts.role).toBe(
    "CanDeleteCustomerAddress",
  );
  const otherBank = await makeBank();
  const other = await makeActor("KYC officer", otherBank);
  const subjects = async (raw: object) => {
    const given = { ...raw };
    const tries = [
      perform(addAddress, other, given),
      perform(changeAddress, other, given),
      perform(deleteAddress, other, given),
      perform(restoreAddress, other, given),
    ];
    return (await Promise.all(tries.map(refusalOf))).map(({ facts }) => facts.subject);
  };
  expect(await subjects(typed)).toEqual(["bank", "bank", "bank", "bank"]);
  expect(await subjects({ ...typed, bankId: otherBank })).toEqual([
    "customer",
    "customer",
    "customer",
    "customer",
  ]);
  const long = { ...typed, postcode: "1".repeat(21), countryCode: "DEU", line1: "x".repeat(256) };
  const refused = await refusalOf(perform(addAddress, officer, long));
  expect(Object.keys(refused.facts.fields ?? {}).sort()).toEqual(["countryCode", "line1", "postcode"]);
  expect(await prisma().address.count({ where: { bankId } })).toBe(0);
});

test("an address of one customer is not another's", async () => {
  const { bankId, officer, customer, typed } = await world();
  const neighbour = await makeCustomer(officer, bankId);
  await perform(addAddress, officer, typed);
  const refused = await refusalOf(perform(deleteAddress, officer, { ...neighbour, id: "home" }));
  expect(refused).toMatchObject({ code: "not_found", facts: { subject: "address" } });
  expect(await perform(listAddresses, officer, customer)).toHaveLength(1);
});
