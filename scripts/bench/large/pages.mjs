// Pages and answers over HTTP at ten million customers, each beside the same one of a small database, in turns.
import { randomUUID } from "node:crypto";
import { logIn, signIn } from "../callers.mjs";
import { timePairs } from "../measure.mjs";
import { makeRow } from "../rows.mjs";
import { demoCustomer, LONG, longCustomer } from "./events.mjs";
import { withClient } from "./place.mjs";

const WARM = 15;
const SAMPLES = 100;
const SECONDS = 8;
const sameAsSmall = { of: "ratio", atMost: 1.2 };

async function openSide(place, name) {
  const [env, baseUrl] = [place[name], await place.appOn(name)];
  const cookie = await signIn(baseUrl);
  const token = await logIn(baseUrl);
  const long = await longCustomer(env.DATABASE_URL);
  const main = await withClient(
    env.DATABASE_URL,
    async (client) => (await client.query(demoCustomer, [LONG.bankId, "Charlotte%"])).rows[0],
  );
  return { baseUrl, headers: { cookie }, token, long, main };
}

const post = (url, headers, body) => ({
  url,
  method: "POST",
  headers: { ...headers, "Content-Type": "application/json" },
  body: JSON.stringify(body),
});

const pages = {
  "Customer page": ({ baseUrl, headers, main }) => ({
    url: `${baseUrl}/customers/${LONG.bankId}/${main.id}`,
    headers,
  }),
  "Customer page with 5,000 events": ({ baseUrl, headers, long }) => ({
    url: `${baseUrl}/customers/${LONG.bankId}/${long}`,
    headers,
  }),
  "Page of all customers": ({ baseUrl, headers }) => ({ url: `${baseUrl}/customers`, headers }),
  "Page of documents that run out": ({ baseUrl, headers }) => ({ url: `${baseUrl}/documents`, headers }),
  "Page of work": ({ baseUrl, headers }) => ({ url: `${baseUrl}/work`, headers }),
};

const answers = {
  "POST overview by number": ({ baseUrl, token, main }) =>
    post(`${baseUrl}/obp/v5.1.0/banks/${LONG.bankId}/customers/customer-number-query/overview`, token, {
      customer_number: main.number,
    }),
  ...Object.fromEntries(
    ["kyc_checks", "kyc_documents", "kyc_media", "kyc_statuses"].map((list) => [
      `GET ${list}`,
      ({ baseUrl, token, main }) => ({
        url: `${baseUrl}/obp/v5.1.0/customers/${main.id}/${list}`,
        headers: token,
      }),
    ]),
  ),
  "POST phone search, full number": ({ baseUrl, token, main }) => ({
    ...post(`${baseUrl}/obp/v5.1.0/banks/${LONG.bankId}/search/customers/mobile-phone-number`, token, {
      mobile_phone_number: main.phone,
    }),
    status: 201,
  }),
};

async function beside(name, request, large, small) {
  const [ours, reference] = [() => request(large), () => request(small)];
  await timePairs(ours, reference, WARM, SECONDS);
  const row = makeRow(
    `${name}, beside a small database`,
    "ms",
    await timePairs(ours, reference, SAMPLES, SECONDS),
    sameAsSmall,
  );
  return { ...row, plan: "beside the same of a small database" };
}

/** As one types: the whole way from the browser, beside a handler that does nothing. */
async function searches({ baseUrl, headers }) {
  const rows = [];
  const empty = () => ({ url: `${baseUrl}/api/bench/empty`, headers });
  for (const text of ["10000007", "%381%", "%3_1%", "+447700900123", "smith", "hartwel"]) {
    const searchId = randomUUID();
    const ours = () =>
      post(`${baseUrl}/api/customers/search`, { ...headers, origin: baseUrl }, { searchId, text });
    await timePairs(ours, empty, WARM, SECONDS);
    const row = makeRow(`Search for ${text} over HTTP`, "ms", await timePairs(ours, empty, SAMPLES, SECONDS));
    rows.push({ ...row, plan: "beside an empty handler" });
  }
  return rows;
}

export async function measureLargePages(place) {
  const [ours, theirs] = [await openSide(place, "large"), await openSide(place, "small")];
  const rows = [];
  for (const [name, request] of Object.entries({ ...pages, ...answers })) {
    try {
      rows.push(await beside(name, request, ours, theirs));
    } catch (error) {
      rows.push({
        ...makeRow(`${name}, beside a small database`, "ms", { ours: Number.NaN }, sameAsSmall),
        note: `${name}: ${error.message}`,
      });
    }
  }
  return [...rows, ...(await searches(ours))];
}
