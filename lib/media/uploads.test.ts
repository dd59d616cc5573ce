// Tests that an upload exists as a whole or not at all, and that only those may begin one or see it who should.
import "@/lib/vault/testing";
import { createHash } from "node:crypto";
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { uuidv7 } from "@/lib/core/ids";
import { perform } from "@/lib/core/use-case";
import { admitEach } from "@/lib/media/admit";
import { downloadMedium, openThumbnail, readOpened, readPage, viewMedium } from "@/lib/media/files";
import { readFileForm } from "@/lib/media/form";
import { sweepStore } from "@/lib/media/sweep";
import { collect, formBody, jpegFile, makeJpeg, upload, uploadOne } from "@/lib/media/testing";
import { eventsOf, makeActor, makeBank, makeCustomer, refusalOf } from "@/lib/testing/world";
import { filesLeft } from "@/lib/vault/testing";

let bankId: string;
let officer: Actor;
let customer: { bankId: string; customerId: string };

beforeAll(async () => {
  bankId = await makeBank();
  officer = await makeActor("KYC officer", bankId);
  customer = await makeCustomer(officer, bankId);
});

test("a scan is stored, shown without the camera's notes, and told on record", async () => {
  const photo = await sharp(await makeJpeg(300, 200))
    .withExif({ IFD0: { Copyright: "CANARY" } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const id = await uploadOne(officer, customer, { name: "IMG 1.JPG", type: "image/jpeg", bytes: photo });
  const opened = await perform(viewMedium, officer, { ...customer, id, purpose: "checking the photo" });
  const shown = await collect(readOpened(opened));
  const { width, height, exif } = await sharp(shown).metadata();
  expect({ width, height, exif }).toEqual({ width: 200, height: 300, exif: undefined });
  expect(await readPage(opened, 1)).toEqual(shown);
  const original = await perform(downloadMedium, officer, {
    ...customer,
    id,
    purpose: "asked by the auditor",
  });
  expect(await collect(readOpened(original))).toEqual(photo);
  expect(original.file.sha256).toBe(createHash("sha256").update(photo).digest("hex"));
  const small = await perform(openThumbnail, officer, { ...customer, id });
  expect((await sharp(await collect(readOpened(small))).metadata()).format).toBe("jpeg");
  const medium = await prisma().kycMedia.findFirstOrThrow({ where: { ...customer, id } });
  expect(medium.url).toBe(`http://localhost:3000/api/media/${bankId}/${customer.customerId}/${id}`);
  const events = await eventsOf(customer.customerId);
  expect(events.map(({ action, outcome, detail }) => [action, outcome, detail])).toEqual([
    ["media.upload", "done", null],
    ["media.view", "viewed", "checking the photo"],
    ["media.download", "viewed", "asked by the auditor"],
  ]);
  expect(events[0]?.after).toMatchObject({
    originalName: "IMG 1.JPG",
    scan: "not_scanned",
    bytes: photo.length,
  });
});

test("the same file for the same record is there already; for another it is another medium", async () => {
  const file = await jpegFile("twice.jpg");
  const first = await uploadOne(officer, customer, file);
  const left = await filesLeft();
  const again = await upload(officer, customer, file);
  expect(again).toEqual([{ name: "twice.jpg", id: first, isKnown: true, refused: null }]);
  expect(await filesLeft()).toEqual(left);
});

test("who may not, or asks at the wrong bank, gets nothing", async () => {
  const id = await uploadOne(officer, customer);
  const manager = await makeActor("Relationship manager", bankId);
  const elsewhere = await makeActor("KYC officer", await makeBank());
  const asked = { ...customer, id, purpose: "curiosity" };
  for (const useCase of [viewMedium, downloadMedium, openThumbnail]) {
    expect((await refusalOf(perform(useCase, manager, asked))).code).toBe("forbidden");
    expect((await refusalOf(perform(useCase, elsewhere, asked))).code).toBe("not_found");
    const unknown = { ...asked, id: uuidv7() };
    expect((await refusalOf(perform(useCase, officer, unknown))).message).toBe("There is no such medium.");
  }
  expect((await refusalOf(upload(manager, customer))).code).toBe("forbidden");
  expect((await refusalOf(upload(elsewhere, customer))).code).toBe("not_found");
});

test("a document of another customer is no relative, and nothing of the file is left", async () => {
  const left = await filesLeft();
  const wrong = upload(officer, { ...customer, relatesToKycDocumentId: uuidv7() }, await jpegFile());
  expect((await refusalOf(wrong)).facts.fields).toHaveProperty("relatesToKycDocumentId");
  expect(await filesLeft()).toEqual(left);
});

test("after a fault the bytes stay for the sweeper, since the row may have been written; after a refusal they go", async () => {
  const before = await filesLeft();
  const nobody = { ...officer, personId: uuidv7() };
  await expect(upload(nobody, customer, await jpegFile())).rejects.toThrow(/A use-case failed/);
  const left = await filesLeft();
  expect(left.filter((name) => !before.includes(name))).toHaveLength(3);
  const given = { ...customer, relatesToKycDocumentId: "no-such-document" };
  await refusalOf(upload(officer, given, await jpegFile()));
  expect(await filesLeft()).toEqual(left);
  await sweepStore(new Date(Date.now() + 120 * 60_000));
  expect((await filesLeft()).filter((name) => name !== "objects/owner")).toEqual(before);
});

test("of several files one that fails is told in its place, and those before and after it are stored", async () => {
  const { type, body } = await formBody([
    await jpegFile("1.jpg"),
    await jpegFile("2.jpg"),
    await jpegFile("3.jpg"),
  ]);
  const { files } = await readFileForm(body, type, customer, { fileBytes: 1e7, files: 10 });
  Object.assign(files[1] ?? {}, { mediumId: "no id" });
  const wish = { ...customer, type: "", relatesToKycDocumentId: "", relatesToKycCheckId: "" };
  const admitted = await admitEach(officer, files, wish, () => "It was lost.");
  expect(admitted.map(({ name, refused }) => [name, refused])).toEqual([
    ["1.jpg", null],
    ["2.jpg", "It was lost."],
    ["3.jpg", null],
  ]);
  expect((await filesLeft()).filter((name) => name.startsWith("incoming/"))).toEqual([]);
});
