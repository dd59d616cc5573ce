// The pages an officer works in: how fast one user gets them, how many a second, and beside what.
import { randomUUID } from "node:crypto";
import { LONDON } from "./callers.mjs";
import { load, loadInTurns, ratioOf, timePairs } from "./measure.mjs";
import { makeRow } from "./rows.mjs";

const SAMPLES = 120;
const underSixty = { of: "ours", atMost: 60 };

/** One request after the other, each beside an empty page of the same app. */
export async function measurePages({ baseUrl, headers, main }) {
  const empty = () => ({ url: `${baseUrl}/bench/empty`, headers });
  const customer = `${baseUrl}/customers/${LONDON}/${main.id}`;
  const searchId = randomUUID();
  const ask = { searchId, text: main.number };
  const post = (body) => ({
    url: `${baseUrl}/api/customers/search`,
    method: "POST",
    headers: { ...headers, origin: baseUrl, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const pages = {
    "Customer page, one user": () => ({ url: customer, headers }),
    "Search as one types, one user": (turn) => post({ ...ask, text: main.number.slice(0, 3 + (turn % 4)) }),
    "Search page, one user": () => ({ url: `${baseUrl}/customers?search=${searchId}`, headers }),
  };
  const rows = [];
  for (const [name, request] of Object.entries(pages)) {
    await timePairs(request, empty, 30);
    rows.push(makeRow(name, "ms", await timePairs(request, empty, SAMPLES), underSixty));
  }
  return rows;
}

/** The customer page under load, beside the same page with the same rows from a constant. */
export async function measureThroughput({ baseUrl, headers, main }) {
  const run = (path) => () => load({ url: `${baseUrl}${path}`, headers, connections: 8, seconds: 2 });
  const constant = `/bench/constant?bankId=${LONDON}&customerId=${main.id}`;
  const customer = `/customers/${LONDON}/${main.id}`;
  // The first request to the constant, a signed-in one, is where it gets its rows from.
  for (const path of [constant, customer])
    await load({ url: baseUrl + path, headers, connections: 8, seconds: 1 });
  const all = await loadInTurns(
    { ours: run(customer), constant: run(constant), empty: run("/bench/empty") },
    5,
  );
  const figures = (ours, reference) => ({
    ours: ours.perSecond,
    reference: reference.perSecond,
    ratio: ratioOf(ours, reference),
    p50: ours.p50,
    p99: ours.p99,
  });
  return [
    makeRow("Customer page beside itself from a constant", "pages/s", figures(all.ours, all.constant), {
      of: "ratio",
      atLeast: 0.6,
    }),
    makeRow("Customer page beside an empty page", "pages/s", figures(all.ours, all.empty)),
    makeRow("The constant beside an empty page", "pages/s", figures(all.constant, all.empty)),
  ];
}
