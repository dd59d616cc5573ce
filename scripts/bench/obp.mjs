// The Open Bank Project API under load, beside a handler that does nothing, one that only knows the caller, and the SQL.
import { bareSql } from "./bare-sql.mjs";
import { LONDON } from "./callers.mjs";
import { load, loadInTurns, ratioOf } from "./measure.mjs";
import { makeRow } from "./rows.mjs";

const CONNECTIONS = 16;
const SECONDS = 2;
const ROUNDS = 3;

/** Each write is a new check, at another customer each time: writes at one customer wait for each other by design. */
function writesFor(baseUrl, headers, own) {
  let count = 0;
  const body = JSON.stringify({
    customer_number: "5987953",
    date: "2026-11-05T00:00:00Z",
    how: "online_meeting",
    staff_user_id: "9ca9a7e4-6d02-40e3-a129-0b2bf89de9b1",
    staff_name: "Simon",
    satisfied: true,
    comments: "good",
  });
  const setupRequest = (request) => {
    count += 1;
    const path = `/obp/v5.1.0/banks/${LONDON}/customers/${own[count % own.length].id}/kyc_check/bench-${count}`;
    return { ...request, path };
  };
  return {
    url: baseUrl,
    requests: [
      { method: "PUT", headers: { ...headers, "Content-Type": "application/json" }, body, setupRequest },
    ],
  };
}

/** `trips`: to the database, token and BEGIN and COMMIT among them; lib/obp/limits.test.ts counts them. */
function endpointsOf({ baseUrl, token, main, own }) {
  const at = `${baseUrl}/obp/v5.1.0`;
  const post = (path, body) => ({
    url: `${at}/banks/${LONDON}/${path}`,
    method: "POST",
    headers: { ...token, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  return {
    overview: {
      name: "POST overview by number",
      trips: 2,
      request: post("customers/customer-number-query/overview", { customer_number: main.number }),
    },
    phone: {
      name: "POST phone search, full number",
      trips: 7,
      request: post("search/customers/mobile-phone-number", { mobile_phone_number: main.phone }),
    },
    write: { name: "PUT kyc_check", trips: 7, request: writesFor(baseUrl, token, own) },
    checks: {
      name: "GET kyc_checks",
      trips: 3,
      request: { url: `${at}/customers/${main.id}/kyc_checks`, headers: token },
    },
  };
}

const figures = (ours, reference) => ({
  ours: ours.perSecond,
  reference: reference.perSecond,
  ratio: ratioOf(ours, reference),
  p50: ours.p50,
  p99: ours.p99,
});

const msOf = ({ perSecond }) => 1000 / perSecond;
const written = (ms) => ms.toFixed(2);

/** Where the time of a request goes, by what the references leave out: one process answers all of them. */
export function accountFor({ name, trips }, { ours, token, empty, sql }) {
  const [all, caller, nothing] = [ours, token, empty].map(msOf);
  return (
    `${name}: ${written(all)} ms of the process a request, of which ${written(nothing)} the framework, ` +
    `${written(caller - nothing)} knowing the caller (1 round trip) and ${written(all - caller)} the endpoint ` +
    `(${trips - 1} more round trips; the database alone needs ${written(msOf(sql))} for its statements).`
  );
}

/** Three rows for each endpoint: ours beside each of the three references, all measured in turns. */
export async function measureObp(facts) {
  const { baseUrl, token } = facts;
  const bare = await bareSql({ ...facts, connections: CONNECTIONS, seconds: SECONDS });
  const run = (request) => () => load({ ...request, connections: CONNECTIONS, seconds: SECONDS });
  const handler = (what) => ({ url: `${baseUrl}/api/bench/${what}`, headers: token });
  const rows = [];
  // What is only read goes first: writing makes the files longer.
  const { write, ...reads } = endpointsOf(facts);
  for (const [key, endpoint] of Object.entries({ ...reads, write })) {
    const { name, request } = endpoint;
    await run(request)();
    const contestants = { ours: run(request), token: run(handler("token")), empty: run(handler("empty")) };
    const all = await loadInTurns({ ...contestants, sql: bare[key] }, ROUNDS);
    const aim = key === "overview" ? { of: "ratio", atLeast: 0.6, isAim: true } : undefined;
    const beside = makeRow(`${name} beside a token check`, "requests/s", figures(all.ours, all.token), aim);
    rows.push(
      { ...beside, note: accountFor(endpoint, all) },
      makeRow(`${name} beside an empty handler`, "requests/s", figures(all.ours, all.empty)),
      makeRow(`${name} beside its SQL alone`, "requests/s", figures(all.ours, all.sql)),
    );
  }
  await bare.close();
  return rows;
}
