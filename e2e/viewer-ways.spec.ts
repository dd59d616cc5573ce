// The desk in other ways: on a phone, without a script, with a recording, and when nothing can lie on it.
import { randomUUID } from "node:crypto";
import { expectAccessible } from "./support/axe";
import { query } from "./support/database";
import {
  addPassport,
  card,
  deskOf,
  isReady,
  letter,
  makeWorld,
  openPage,
  paper,
  viewsOf,
  zoomOf,
} from "./support/desk";
import { upload } from "./support/papers";
import { openSessionOf } from "./support/session";
import { askJson } from "./support/site";
import { expect, test } from "./support/story";
import { touch } from "./support/touch";
import { copyPerson } from "./support/world";

test("on a phone and at 400 %: the scan over the fields, moved by a finger, nothing beside the window", async ({
  browser,
  baseURL,
}) => {
  test.slow();
  const here = await makeWorld();
  const documentId = await addPassport(here, "2039-01-01");
  const id = await upload(here.session, { ...here.at, documentId }, await card("Phone"), "Photo page");
  const page = await openPage(browser, baseURL, here, {
    viewport: { width: 320, height: 640 },
    hasTouch: true,
    isMobile: true,
  });
  await page.goto(deskOf(here, id));
  await isReady(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  const [desk, fields] = [
    await page.locator(".v-desk").boundingBox(),
    await page.locator(".v-fields").boundingBox(),
  ];
  expect(desk?.y ?? 0).toBeLessThan(fields?.y ?? 0);
  const fit = await zoomOf(page);
  await page.getByRole("button", { name: "Zoom in" }).tap();
  await expect.poll(() => zoomOf(page)).toBeGreaterThan(fit);
  const from = await paper(page).boundingBox();
  const stage = await page.locator(".v-stage").boundingBox();
  const [x, y] = [(stage?.x ?? 0) + (stage?.width ?? 0) / 2, (stage?.y ?? 0) + (stage?.height ?? 0) / 2];
  await touch(page, [
    [x, y],
    [x - 10, y - 4],
    [x - 30, y - 10],
  ]);
  await expect
    .poll(async () => ((await paper(page).boundingBox())?.x ?? 0) - (from?.x ?? 0))
    .toBeLessThan(-10);
  const one = await zoomOf(page);
  await touch(
    page,
    [
      [x - 20, y],
      [x - 30, y],
      [x - 40, y],
    ],
    [
      [x + 20, y],
      [x + 30, y],
      [x + 40, y],
    ],
  );
  await expect.poll(() => zoomOf(page)).toBeGreaterThan(one * 1.8);
  // What is rare has no room on a phone, and stands together.
  await expect(async () => {
    await page.getByLabel("More tools").first().tap({ timeout: 2_000 });
    // A tap right after a pinch may still belong to it.
    await page.getByRole("button", { name: "Turn left" }).tap({ timeout: 2_000 });
    await expect(paper(page)).toHaveAttribute("style", /rotate\(270deg\)/, { timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  await expect(page.getByRole("separator")).toBeHidden();
  await expectAccessible(page);
});

test("without JavaScript: the pages are pictures and links, and the original takes a purpose", async ({
  browser,
  baseURL,
}) => {
  const here = await makeWorld();
  const id = await upload(here.session, here.at, letter(), "Letter");
  const page = await openPage(browser, baseURL, here, { javaScriptEnabled: false });
  await page.goto(deskOf(here, id));
  const widthOf = () =>
    page.locator(".v-paper img").evaluate((image: HTMLImageElement) => image.naturalWidth);
  await expect(page.locator(".v-paper img")).toBeInViewport();
  expect(await widthOf()).toBeGreaterThan(100);
  await page.getByRole("link", { name: "Page 2" }).click();
  await expect(page.getByRole("link", { name: "Page 2" })).toHaveAttribute("aria-current", "page");
  expect(await widthOf()).toBeGreaterThan(100);
  await page.getByLabel("Download. Asks for a purpose").click();
  await page.getByLabel("What is the original needed for?").fill("Audit of 2026");
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download the original" }).click();
  expect((await downloading).suggestedFilename()).toBe("letter.pdf");
  expect(await viewsOf(id)).toBeGreaterThan(0);
});

test("what cannot lie on the desk says why: kept elsewhere, waiting, infected, broken", async ({
  browser,
  baseURL,
}) => {
  test.slow();
  const here = await makeWorld();
  const id = await upload(here.session, here.at, await card("State"), "Photo page");
  const elsewhere = randomUUID();
  const path = `/obp/v5.1.0/banks/${here.at.bankId}/customers/${here.at.customerId}/kyc_media/${elsewhere}`;
  const json = {
    customer_number: "",
    type: "scan",
    url: "https://scans.example.com/1.pdf",
    date: "2024-01-01T00:00:00Z",
  };
  const related = { relates_to_kyc_document_id: "", relates_to_kyc_check_id: "" };
  expect((await askJson(path, { ...json, ...related }, { method: "PUT", token: here.token })).status).toBe(
    201,
  );
  const page = await openPage(browser, baseURL, here);
  await page.goto(deskOf(here, elsewhere));
  await expect(page.getByText("This medium is kept elsewhere")).toBeVisible();
  await expect(page.getByText("https://scans.example.com/1.pdf")).toBeVisible();
  await expect(page.getByRole("link", { name: "Open in a new window" })).toHaveAttribute(
    "rel",
    /noopener noreferrer/,
  );
  await expectAccessible(page);
  for (const [scan, words] of [
    ["pending", "Waiting for the virus scan"],
    ["infected", "found this file infected"],
  ] as const) {
    await query("UPDATE stored_file SET scan = $2 WHERE medium_id = $1", [id, scan]);
    await page.goto(deskOf(here, id));
    await expect(page.getByText(words).first()).toBeVisible();
    await expect(page.locator(".v-paper")).toHaveCount(0);
  }
  await query("UPDATE stored_file SET scan = 'not_scanned' WHERE medium_id = $1", [id]);
  await page.route(/as=rendition/, (route) => route.fulfill({ status: 500, body: "damaged" }));
  await page.goto(deskOf(here, id));
  await expect(page.getByText("The picture could not be shown.")).toBeVisible();
  await page.unroute(/as=rendition/);
  await page.getByRole("button", { name: "Try again" }).click();
  await isReady(page);

  const stranger = await copyPerson("manager", here.bank);
  const theirs = await openPage(browser, baseURL, {
    ...here,
    session: (await openSessionOf(stranger.id)).value,
  });
  expect((await theirs.goto(deskOf(here, id)))?.status()).toBe(403);
});

test("a recording is played with the browser's own controls, as it came", async ({ browser, baseURL }) => {
  test.slow();
  const here = await makeWorld();
  const page = await openPage(browser, baseURL, here);
  await page.goto("/account");
  const recorded = await page.evaluate(async () => {
    const canvas = document.createElement("canvas");
    const pen = canvas.getContext("2d");
    const recorder = new MediaRecorder(canvas.captureStream(10), { mimeType: "video/webm" });
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => void parts.push(data);
    const ended = new Promise((resolve) => {
      recorder.onstop = resolve;
    });
    recorder.start();
    for (let step = 0; step < 10; step += 1) {
      pen?.fillRect(step * 10, 0, 10, 40);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    recorder.stop();
    await ended;
    return [...new Uint8Array(await new Blob(parts).arrayBuffer())];
  });
  const clip = { name: "call.webm", type: "video/webm", bytes: new Uint8Array(recorded) };
  const id = await upload(here.session, here.at, clip, "Video call");
  await page.goto(deskOf(here, id));
  const video = page.locator("video");
  await expect(video).toHaveAttribute("controls", "");
  await expect
    .poll(() => video.evaluate((element: HTMLVideoElement) => element.videoWidth))
    .toBeGreaterThan(0);
  await expect(page.locator(".v-water").first()).toContainText("viewed by Aiko Mori");
  await expectAccessible(page);
});
