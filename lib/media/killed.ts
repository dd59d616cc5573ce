// A process for the tests to kill: it uploads or deletes up to the place that is named, says so, and stays there.
import { Readable } from "node:stream";
import { heldKey, stranger } from "@/lib/core/actor";
import { transaction } from "@/lib/core/db";
import { makeJpeg } from "@/lib/media/testing";
import { checkFile } from "@/lib/vault/check";
import { makeDataKey } from "@/lib/vault/keys";
import { objectName } from "@/lib/vault/names";
import { spool } from "@/lib/vault/spool";
import { store } from "@/lib/vault/store";
import { deleteMedium } from "./deletions";

const [where = "", personId = "", bankId = "", customerId = "", id = ""] = process.argv.slice(2);
const medium = { bankId, customerId, mediumId: crypto.randomUUID() };
const sealed = { key: makeDataKey(), medium, which: "original" as const };
const wait = () => new Promise<never>(() => setInterval(() => undefined, 1_000));
const stop = async () => {
  process.stdout.write(`${where}\n`);
  await wait();
};

async function* halfAFile() {
  yield Buffer.alloc(3_000_000, 7);
  // Until some of it lies on disk.
  await new Promise((resolve) => setTimeout(resolve, 700));
  await stop();
}

if (where === "arriving") await spool(halfAFile(), sealed);
if (where === "stored") {
  const original = await spool(Readable.from([await makeJpeg()]), sealed);
  const { rendition } = await checkFile(original, { name: "a.jpg", type: "image/jpeg" });
  for (const one of [original, rendition])
    if (one) await store().put(objectName(medium, one.sealed.which, one.sha256), one.file);
  await stop();
}
if (where === "deleting") {
  const held = new Set([heldKey("CanAddKycMedia", bankId)]);
  const actor = stranger({ personId, via: "session", held });
  await transaction(async (tx) => {
    const context = { actor, now: actor.now, scope: [bankId] };
    const subject = await deleteMedium.subject?.(tx, { bankId, customerId }, context);
    if (subject) await deleteMedium.run(tx, { bankId, customerId, id }, { ...context, subject });
    await stop();
  });
}
