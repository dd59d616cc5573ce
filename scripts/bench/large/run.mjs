// npm run bench -- --large: ten million customers from nothing to one table. A part that fails leaves the others standing.
import { atEnd } from "../../lib/ending.mjs";
import { say, step } from "../../lib/say.mjs";
import { readOrMakeSecrets } from "../../lib/secrets.mjs";
import { removeCluster } from "../../postgres/cluster.mjs";
import { build } from "../../steps/build.mjs";
import { prepareCode } from "../../steps/prepare.mjs";
import { keepPart, readKept } from "./kept.mjs";
import { BUILD, FILLING, readLargeOrder } from "./order.mjs";

/** Minutes with ten million on two quiet cores: what is left is said by them. */
const usual = { import: 10, events: 7, search: 2, pages: 2, peers: 9 };
const titles = {
  import: "Import",
  events: "Audit",
  search: "Search, in the database",
  pages: "Pages and answers over HTTP",
  peers: "Peers on the same data",
};

async function loadParts() {
  const [fill, events, search, pages, peers] = await Promise.all(
    ["fill", "events", "search", "pages", "peers"].map((name) => import(`./${name}.mjs`)),
  );
  return {
    import: (order, { large }) => fill.fillCustomers(order, large),
    events: (order, place) => events.fillEvents(order, place),
    search: (_, { large }) => search.measureSearch({ env: large }),
    pages: (_, place) => pages.measureLargePages(place),
    peers: (_, place) => peers.measurePeers(place),
  };
}

/** What fills the database is done once; a run on a kept one tells the figures of then. */
const isDone = (order, part) => FILLING.includes(part) && readKept(order)[part];

function sayLeft(order, parts) {
  const scale = Math.max(0.1, order.customers / 10_000_000);
  const left = parts
    .filter((part) => !isDone(order, part))
    .reduce((sum, part) => sum + usual[part] * scale, 0);
  say(`about ${Math.ceil(left)} minutes left: ${parts.join(", ")}`);
}

async function runPart(order, place, part, work) {
  const done = isDone(order, part);
  const told = (row) => `${row.name}: measured at ${done.at} on commit ${done.commit}.`;
  if (done) return done.rows.map((row) => ({ ...row, note: told(row) }));
  if (!FILLING.includes(part)) await step("vacuum", () => place.untilVacuumed());
  const rows = await step(part, () => work(order, place));
  if (FILLING.includes(part)) keepPart(order, part, rows);
  return rows;
}

/** @returns {Promise<{ byPart: Record<string, object[]>, failures: string[] }>} */
async function runParts(order, place) {
  const works = await loadParts();
  // Whatever is asked for, it must be filled first.
  const parts = [...new Set([...FILLING, ...order.parts])];
  const byPart = {};
  const failures = [];
  for (const [at, part] of parts.entries()) {
    sayLeft(order, parts.slice(at));
    try {
      byPart[part] = await runPart(order, place, part, works[part]);
    } catch (error) {
      console.error(error);
      failures.push(`${part} failed: ${error.message}`);
      if (error.rows) byPart[part] = error.rows;
    }
  }
  return { byPart, failures };
}

/** @param {string[]} args */
export async function runLarge(args) {
  const order = readLargeOrder(args);
  await prepareCode();
  const { writeTable } = await import("../rows.mjs");
  const { readFacts, writeJson, writeMarkdown } = await import("./report.mjs");
  const { openPlace } = await import("./place.mjs");
  const isFilled = FILLING.every((part) => readKept(order)[part]);
  // Half filled, or with other numbers: made anew.
  if (!isFilled) await step("empty", () => removeCluster(order.folder));
  if (!order.isKept) atEnd(() => removeCluster(order.folder));
  const secrets = readOrMakeSecrets(order.folder);
  // Only these need an app.
  if (order.parts.some((part) => part === "pages" || part === "peers"))
    await step("build", () => build(BUILD, secrets.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY, { mayWait: true }));
  const place = await step("databases", () => openPlace(order.folder));
  const facts = readFacts(order);
  say(`Measuring on ${facts.machine}: the ratios hold, the absolute figures are this machine's.`);
  const { byPart, failures } = await runParts(order, place);
  const rows = Object.values(byPart).flat();
  console.log(`\n${writeTable(rows)}\n`);
  for (const { note } of rows) if (note) say(note);
  for (const failure of failures) say(failure);
  if (order.json) writeJson(order.json, facts, rows);
  if (order.markdown) writeMarkdown(order.markdown, facts, byPart, { titles, failures });
  return failures.length > 0 ? 1 : 0;
}
