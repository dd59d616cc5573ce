// How much JavaScript a page sends: what its HTML names, and what a real Chromium fetches of it.
import { gzipSync } from "node:zlib";
import { findChromium } from "../tests/chromium.mjs";
import { makeRow } from "./rows.mjs";

const kilobytes = (sizes) => sizes.reduce((sum, size) => sum + size, 0) / 1000;

/** Scripts and script preloads in the HTML, once each; not those for browsers without modules, which no other loads. */
const scriptsIn = (html) =>
  new Set(html.replace(/<script[^>]*nomodule[^>]*>/gi, "").match(/\/_next\/static\/[^"'\\ ]+?\.js/g));

async function sizeOf(baseUrl, path) {
  const answer = await fetch(baseUrl + path);
  return gzipSync(Buffer.from(await answer.arrayBuffer()), { level: 6 }).length;
}

async function weighHtml(baseUrl, path, headers) {
  const html = await (await fetch(baseUrl + path, { headers })).text();
  return kilobytes(await Promise.all([...scriptsIn(html)].map((script) => sizeOf(baseUrl, script))));
}

/** What Chromium took over the wire for scripts until the page was quiet; null where there is no Chromium. */
async function weighInChromium(baseUrl, path, cookie) {
  const { chromium } = await import("@playwright/test");
  const executablePath = (await findChromium()) || undefined;
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic"],
  });
  try {
    const context = await browser.newContext({ extraHTTPHeaders: { cookie } });
    const page = await context.newPage();
    const sizes = [];
    page.on("requestfinished", (request) => {
      if (request.resourceType() === "script")
        sizes.push(request.sizes().then((all) => all.responseBodySize));
    });
    await page.goto(baseUrl + path, { waitUntil: "networkidle" });
    return kilobytes(await Promise.all(sizes));
  } finally {
    await browser.close();
  }
}

/** The customer route beside the empty page of the same app. */
export async function weighScripts({ baseUrl, headers, path }) {
  const target = { of: "ours", atMost: 170 };
  const named = await weighHtml(baseUrl, path, headers);
  const least = await weighHtml(baseUrl, "/bench/empty", headers);
  const rows = [
    makeRow(
      "JavaScript the customer page names, gzip",
      "kB",
      { ours: named, reference: least, ratio: named / least },
      target,
    ),
  ];
  const taken = await weighInChromium(baseUrl, path, headers.cookie).catch((error) =>
    console.error(error.message),
  );
  const without = taken && (await weighInChromium(baseUrl, "/bench/empty", headers.cookie));
  if (taken)
    rows.push(
      makeRow(
        "JavaScript Chromium takes for it",
        "kB",
        { ours: taken, reference: without, ratio: taken / without },
        target,
      ),
    );
  return rows;
}
