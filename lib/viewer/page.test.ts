// Tests what the viewer's page knows, on a real PostgreSQL: the medium, its document, its neighbours, and who may.
import "@/lib/vault/testing";
import { expect, test } from "vitest";
import { perform } from "@/lib/core/use-case";
import { addDocument } from "@/lib/expiry/testing";
import { addKycMedia } from "@/lib/kyc/media";
import { downloadMedium, viewMedium } from "@/lib/media/files";
import { uploadOne } from "@/lib/media/testing";
import { eventsOf, later, makeActor, makeBank, makeCustomer, refusalOf } from "@/lib/testing/world";
import { openViewer } from "./page";
import { groupMedia } from "./schema";

async function world() {
  const bankId = await makeBank();
  const officer = await makeActor("KYC officer", bankId);
  const customer = await makeCustomer(officer, bankId, { customerNumber: `${bankId}-7` });
  await addDocument(officer, customer, "2020-01-01", { id: "old", number: "P-OLD" });
  await addDocument(later(officer, 1), customer, "2039-01-01", { id: "new", number: "P-NEW" });
  const medium = (id: string, documentId: string) => ({
    ...{ ...customer, id, type: "scan", date: null, url: `https://scans.example.com/${id}` },
    ...{ relatesToKycDocumentId: documentId, relatesToKycCheckId: "" },
  });
  await perform(addKycMedia, officer, medium("elsewhere", "old"));
  await perform(addKycMedia, later(officer, 2), medium("alone", ""));
  return { bankId, officer, customer };
}

test("a medium kept elsewhere: its document, what replaced it, and nothing of a file", async () => {
  const { officer, customer, bankId } = await world();
  const page = await perform(openViewer, officer, { ...customer, id: "elsewhere" });
  expect(page).toMatchObject({
    customer: { number: `${bankId}-7`, name: "Eveline Tripman" },
    medium: { kind: "elsewhere", url: "https://scans.example.com/elsewhere", recordedBy: "Aiko Mori" },
    ...{ file: null, document: { number: "P-OLD" }, newer: { documentId: "new", mediumId: null } },
    views: { views: 0, people: 0 },
  });
  await perform(openViewer, officer, { ...customer, id: "elsewhere" });
  const told = (await eventsOf(customer.customerId)).filter(({ action }) => action === "media.desk");
  expect(told).toMatchObject([{ outcome: "viewed", subjectId: "elsewhere", after: { type: "scan" } }]);
});

test("an uploaded one: its file, the newer document's scan, and how many looked at it", async () => {
  const { officer, customer } = await world();
  const id = { ...customer, id: await uploadOne(officer, { ...customer, relatesToKycDocumentId: "new" }) };
  const colleague = await makeActor("KYC officer", customer.bankId);
  await perform(viewMedium, officer, id);
  await perform(viewMedium, colleague, id);
  await perform(viewMedium, colleague, id);
  await perform(downloadMedium, colleague, { ...id, purpose: "Court order" });
  const page = await perform(openViewer, officer, id);
  expect(page).toMatchObject({
    medium: { kind: "image", documentId: "new" },
    file: { renditionType: "image/jpeg", scan: "not_scanned", uploadedByName: "Aiko Mori" },
    ...{ newer: null, views: { views: 3, people: 2 } },
  });
  expect(JSON.stringify(page)).not.toMatch(/wrapped|keyId/i);
  const old = await perform(openViewer, officer, { ...customer, id: "elsewhere" });
  expect(old.newer).toEqual({ documentId: "new", mediumId: id.id });
  expect(groupMedia(old.media).map((group) => group.map((one) => one.documentId))).toEqual([
    ["new"],
    ["old"],
    [null],
  ]);
});

test("who may not see documents or customers sees the medium without them", async () => {
  const { bankId, customer } = await world();
  const narrow = await makeActor(["CanGetAnyKycMedia"], bankId);
  const page = await perform(openViewer, narrow, { ...customer, id: "elsewhere" });
  expect(page).toMatchObject({
    ...{ customer: null, document: null, seesDocuments: false, documents: [] },
    newer: null,
  });
});

test("another bank's medium, a deleted and an unknown one are not found; without the role nothing opens", async () => {
  const { bankId, officer, customer } = await world();
  const at = { ...customer, id: "elsewhere" };
  const other = await makeActor("KYC officer", await makeBank());
  expect((await refusalOf(perform(openViewer, other, at))).facts.subject).toBe("customer");
  expect((await refusalOf(perform(openViewer, officer, { ...at, id: "none" }))).facts.subject).toBe("medium");
  const neighbour = await makeCustomer(officer, bankId);
  expect(
    (await refusalOf(perform(openViewer, officer, { ...neighbour, id: "elsewhere" }))).facts.subject,
  ).toBe("medium");
  const manager = await makeActor("Relationship manager", bankId);
  expect((await refusalOf(perform(openViewer, manager, at))).code).toBe("forbidden");
});
