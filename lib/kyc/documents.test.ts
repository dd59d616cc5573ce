// Tests KYC documents and media on a real PostgreSQL: versions, related records, roles of their own.
import { expect, test } from "vitest";
import { prisma } from "@/lib/core/db";
import { perform } from "@/lib/core/use-case";
import { eventsOf, later, makeActor, makeBank, makeCustomer, refusalOf } from "@/lib/testing/world";
import { addKycCheck } from "./checks";
import { addKycDocument, getKycDocumentHistory, listKycDocuments } from "./documents";
import { addKycMedia, getKycMediaHistory, linkKycMedia, listKycMedia } from "./media";

const day = (text: string) => new Date(`${text}T00:00:00Z`);

async function world() {
  const bankId = await makeBank();
  const officer = await makeActor("KYC officer", bankId);
  const customer = await makeCustomer(officer, bankId, { customerNumber: "5987953" });
  const passport = {
    ...customer,
    id: "passport",
    type: "passport",
    number: "L898902C3",
    issueDate: day("2020-01-01"),
    issuePlace: "Berlin",
    expiryDate: day("2030-01-01"),
  };
  const scan = {
    ...customer,
    id: "scan",
    type: "scan",
    url: "https://files.example/1",
    date: day("2026-01-01"),
    relatesToKycDocumentId: "passport",
    relatesToKycCheckId: "",
  };
  return { bankId, officer, customer, passport, scan };
}

test("a document is kept, versioned and on record", async () => {
  const { officer, customer, passport } = await world();
  await perform(addKycDocument, officer, { ...passport, baseVersion: 0 });
  await perform(addKycDocument, later(officer, 1), { ...passport, number: "L898902C4", baseVersion: 1 });
  const [document] = await perform(listKycDocuments, officer, customer);
  expect(document).toMatchObject({ ...passport, number: "L898902C4", version: 2, customerNumber: "5987953" });
  const history = await perform(getKycDocumentHistory, officer, { ...customer, id: "passport" });
  expect(history.map(({ number }) => number)).toEqual(["L898902C4", "L898902C3"]);
  const events = await eventsOf(customer.customerId);
  expect(events.map(({ action, roleName }) => [action, roleName])).toEqual([
    ["document.add", "CanAddKycDocument"],
    ["document.add", "CanAddKycDocument"],
  ]);
  const stale = await refusalOf(
    perform(addKycDocument, officer, { ...passport, baseVersion: 1, number: "X" }),
  );
  expect(stale.facts.theirs).toMatchObject({ version: 2, fields: { number: "L898902C4" } });
});

test("two writers of one new document follow one another", async () => {
  const { officer, customer, passport } = await world();
  await Promise.all(["A", "B"].map((number) => perform(addKycDocument, officer, { ...passport, number })));
  const history = await perform(getKycDocumentHistory, officer, { ...customer, id: "passport" });
  expect(history.map(({ version }) => version)).toEqual([2, 1]);
});

test("the wire's medium may relate to anything, and its address be any text", async () => {
  const { officer, customer, scan } = await world();
  const wire = { ...scan, customerNumber: "1", url: "PlaceholderString", relatesToKycCheckId: "nowhere" };
  await perform(addKycMedia, officer, wire);
  const [medium] = await perform(listKycMedia, officer, customer);
  expect(medium).toMatchObject({
    url: "PlaceholderString",
    relatesToKycCheckId: "nowhere",
    customerNumber: "1",
  });
  expect(await perform(getKycMediaHistory, officer, { ...customer, id: "scan" })).toHaveLength(1);
});

test("a person's medium relates to this customer's own records only", async () => {
  const { bankId, officer, customer, passport, scan } = await world();
  const neighbour = await makeCustomer(officer, bankId);
  await perform(addKycDocument, officer, { ...passport, ...neighbour });
  const typed = { ...scan, mustRelate: true, relatesToKycCheckId: "pep" };
  const refused = await refusalOf(perform(addKycMedia, officer, typed));
  expect(Object.keys(refused.facts.fields ?? {})).toEqual(["relatesToKycDocumentId", "relatesToKycCheckId"]);
  expect(await perform(listKycMedia, officer, customer)).toEqual([]);
  await perform(addKycDocument, officer, passport);
  await perform(addKycCheck, officer, { ...customer, id: "pep", date: null, satisfied: true });
  await perform(addKycMedia, officer, typed);
  expect((await eventsOf(customer.customerId)).at(-1)).toMatchObject({
    action: "media.add",
    after: { relatesToKycDocumentId: "passport", relatesToKycCheckId: "pep", url: "https://files.example/1" },
  });
});

test("linking changes nothing but the document, whatever a colleague saved after the form was opened", async () => {
  const { bankId, officer, customer, passport, scan } = await world();
  await perform(addKycDocument, officer, passport);
  const wire = { ...scan, relatesToKycDocumentId: "", customerNumber: "1", relatesToKycCheckId: "nowhere" };
  await perform(addKycMedia, officer, wire);
  await perform(addKycMedia, later(officer, 1), { ...wire, url: "https://files.example/2", baseVersion: 1 });
  const link = { ...customer, id: "scan", relatesToKycDocumentId: "passport", baseVersion: 1 };
  expect((await refusalOf(perform(linkKycMedia, officer, link))).facts.theirs).toMatchObject({ version: 2 });
  await perform(linkKycMedia, later(officer, 2), { ...link, baseVersion: 2 });
  const after = { ...wire, url: "https://files.example/2", relatesToKycDocumentId: "passport" };
  expect(await perform(listKycMedia, officer, customer)).toMatchObject([{ ...after, version: 3 }]);
  expect((await eventsOf(customer.customerId)).at(-1)).toMatchObject({
    ...{ action: "media.link", subjectId: "scan", roleName: "CanAddKycMedia" },
    ...{ before: { relatesToKycDocumentId: "" }, after: { relatesToKycDocumentId: "passport" } },
  });
  const strange = await refusalOf(
    perform(linkKycMedia, officer, { ...link, relatesToKycDocumentId: "visa" }),
  );
  expect(Object.keys(strange.facts.fields ?? {})).toEqual(["relatesToKycDocumentId"]);
  const missing = await refusalOf(perform(linkKycMedia, officer, { ...link, id: "none" }));
  expect(missing.facts.subject).toBe("medium");
  const reader = await makeActor("Relationship manager", bankId);
  expect((await refusalOf(perform(linkKycMedia, reader, link))).facts.role).toBe("CanAddKycMedia");
});

test("each kind has its own roles, and another bank finds nothing", async () => {
  const { bankId, customer, passport, scan } = await world();
  const reader = await makeActor("Relationship manager", bankId);
  expect(await perform(listKycDocuments, reader, customer)).toEqual([]);
  expect((await refusalOf(perform(listKycMedia, reader, customer))).code).toBe("forbidden");
  expect((await refusalOf(perform(addKycDocument, reader, passport))).facts.role).toBe("CanAddKycDocument");
  expect((await refusalOf(perform(addKycMedia, reader, scan))).facts.role).toBe("CanAddKycMedia");
  const other = await makeActor("KYC officer", await makeBank());
  const one = { ...customer, id: "scan" };
  const reads = [
    perform(listKycDocuments, other, customer),
    perform(listKycMedia, other, customer),
    perform(getKycDocumentHistory, other, one),
    perform(getKycMediaHistory, other, one),
  ];
  for (const refused of await Promise.all(reads.map(refusalOf)))
    expect(refused.facts.subject).toBe("customer");
  expect(await prisma().kycDocument.count({ where: { bankId } })).toBe(0);
});

test.each([
  ["document", "issuePlace", 512],
  ["document", "number", 50],
  ["medium", "url", 255],
  ["medium", "relatesToKycCheckId", 255],
])("a %s's %s ends at %i characters", async (kind, field, max) => {
  const { officer, passport, scan } = await world();
  const write = (text: string) =>
    kind === "document"
      ? perform(addKycDocument, officer, { ...passport, [field]: text })
      : perform(addKycMedia, officer, { ...scan, [field]: text });
  await write("é".repeat(max));
  expect(Object.keys((await refusalOf(write("é".repeat(max + 1)))).facts.fields ?? {})).toEqual([field]);
});
