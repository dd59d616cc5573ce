// Stories of files that are refused, each in words, and of who gets the bytes of one that was taken.
import { readdirSync } from "node:fs";
import path from "node:path";
import { query } from "./support/database";
import { addPassport, card, makeWorld, openPage, viewsOf } from "./support/desk";
import { makeHostileFiles } from "./support/hostile-files";
import { upload } from "./support/papers";
import { ask, askJson, logIn } from "./support/site";
import { expect, test } from "./support/story";
import { copyPerson } from "./support/world";

const storedOf = async (customerId: string) =>
  await query<{ name: string }>("SELECT original_name AS name FROM stored_file WHERE customer_id = $1", [
    customerId,
  ]);
const folderOf = (name: string) => path.join(process.env.DATA_DIR ?? "", "vault", name);

test("hostile files are refused one by one, each in words; nothing of them is left, and the good one is stored", async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(240_000);
  const world = await makeWorld();
  const page = await openPage(browser, baseURL, world);
  await page.goto(`/customers/${world.at.bankId}/${world.at.customerId}?panel=upload`);
  const hostile = await makeHostileFiles();
  expect(hostile.length).toBeGreaterThanOrEqual(15);
  const { name, type, bytes } = await card("good");
  const good = { name, mimeType: type, buffer: Buffer.from(bytes) };
  await page.locator("#files").setInputFiles([...hostile, good]);
  const row = (of: string) => page.getByRole("dialog").getByRole("listitem").filter({ hasText: of });
  for (const { name: of, says } of hostile) {
    await expect(row(of), of).toContainText("Refused", { timeout: 60_000 });
    await expect(row(of), of).toContainText(says);
  }
  await expect(row(name)).toContainText("Stored", { timeout: 30_000 });
  expect(await storedOf(world.at.customerId)).toEqual([{ name }]);
  const kept = readdirSync(path.join(folderOf("objects"), `b-${world.at.bankId}`), { recursive: true });
  expect(kept.filter((one) => /(original|rendition|thumbnail)-/.test(String(one)))).toHaveLength(3);
  await page.context().close();
});

test("OBP's url of an uploaded file gives its bytes to a token with the role, and to nobody else", async () => {
  const world = await makeWorld();
  const document = await addPassport(world, "2034-01-01");
  const id = await upload(
    world.session,
    { ...world.at, documentId: document },
    await card("obp"),
    "Photo page",
  );
  const list = `/obp/v5.1.0/customers/${world.at.customerId}/kyc_media`;
  const { text } = await askJson(list, undefined, { method: "GET", token: world.token });
  const { medias } = JSON.parse(text) as { medias: { id: string; url: string }[] };
  const url = medias.find((one) => one.id === id)?.url ?? "";
  const bytes = await ask(url, { token: world.token });
  expect([bytes.status, bytes.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
  expect(await viewsOf(id)).toBe(1);
  const part = await ask(url, { token: world.token, headers: { Range: "bytes=0-99" } });
  expect([part.status, part.headers.get("content-length")]).toEqual([206, "100"]);

  const manager = await logIn((await copyPerson("manager", world.bank)).email);
  const stranger = await logIn((await copyPerson("newcomer", world.bank)).email);
  for (const as of ["rendition", "thumbnail", "original&purpose=curiosity"]) {
    expect((await ask(`${url}?as=${as}`, { token: manager })).status).toBe(403);
    expect((await ask(`${url}?as=${as}`, { token: await logIn("officer@de.example") })).status).toBe(404);
    expect([403, 404]).toContain((await ask(`${url}?as=${as}`, { token: stranger })).status);
    expect((await ask(`${url}?as=${as}`, { token: "not.a.token" })).status).toBe(401);
  }
  expect(await viewsOf(id)).toBe(2);
  expect((await ask(`${url}?as=original`, { token: world.token })).status).toBe(400);
  expect((await ask(`${url}?as=original&purpose=a+court+order`, { token: world.token })).status).toBe(200);
  const downloads =
    "SELECT detail FROM audit_event WHERE subject_id = $1 AND action = 'media.download' AND outcome = 'viewed'";
  expect(await query(downloads, [id])).toEqual([{ detail: "a court order" }]);
});
