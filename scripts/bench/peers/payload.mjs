// Listing and filtering customers over HTTP, ours beside Payload 3's, under the same load in turns; see README.md.
import { isDeepStrictEqual } from "node:util";
import pg from "pg";
import { LONDON } from "../callers.mjs";
import { load, loadInTurns, ratioOf } from "../measure.mjs";
import { makeRow } from "../rows.mjs";
import { makeOfficers } from "./officers.mjs";
import { startPayload } from "./payload-app.mjs";
import { ourRequests, PAGE, payloadRequests } from "./payload-requests.mjs";

const CONNECTIONS = 10;
const SECONDS = 4;
const ROUNDS = 3;
const MOST = 1_000_000;
const DIGITS = "381";

const aim = { of: "ratio", atLeast: 5, isAim: true };

/** Somebody among the bank's first customers, whom the peer has too. */
async function findPhone(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    `SELECT mobile_phone_number AS phone FROM customer_version WHERE superseded_at IS NULL AND bank_id = $1
     AND mobile_phone_number IS NOT NULL ORDER BY customer_number OFFSET 1000 LIMIT 1`,
    [LONDON],
  );
  await client.end();
  return rows[0].phone;
}

async function answerOf(baseUrl, { once, read }) {
  const { path, ...init } = once();
  const answer = await fetch(baseUrl + path, init);
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return read(await answer.json());
}

/**
 * What is asked of both; `isSame`: both give the same customers in the same order, which is looked at first. The aim is
 * for what its own clients ask; without its count it does less than they get.
 */
function contestsOf(ours, peer, phone) {
  const [counted, plain] = [{ isCounted: true }, { isCounted: false }];
  return [
    { name: "List of 25 (OBP), Payload without its count", ours: ours.list, peer: peer.list(plain) },
    {
      name: "List of 25 (OBP), Payload as it comes",
      ours: ours.list,
      peer: peer.list(counted),
      isAimed: true,
    },
    {
      name: `Phone %${DIGITS}% (OBP), Payload without its count`,
      ours: ours.phone(`%${DIGITS}%`),
      peer: peer.part(DIGITS, plain),
      isSame: true,
    },
    {
      name: `Phone %${DIGITS}% (search page, counted), Payload as it comes`,
      ours: ours.search(`%${DIGITS}%`),
      peer: peer.part(DIGITS, counted),
      isAimed: true,
    },
    {
      name: "Whole phone (OBP), Payload as it comes",
      ours: ours.phone(phone),
      peer: peer.whole(phone, counted),
      isSame: true,
      isAimed: true,
    },
  ];
}

async function contest({ name, ours, peer, isSame, isAimed }, baseUrl, peerUrl) {
  const [own, theirs] = [await answerOf(baseUrl, ours), await answerOf(peerUrl, peer)];
  const isFair = isSame ? isDeepStrictEqual(own, theirs) : own.length === theirs.length;
  if (!isFair) throw new Error(`${name}: ${own.length} and ${theirs.length} customers, not the same.`);
  const run = (url, requests, seconds) => load({ url, requests, connections: CONNECTIONS, seconds });
  await run(baseUrl, ours.requests, 1);
  await run(peerUrl, peer.requests, 1);
  const all = await loadInTurns(
    {
      ours: () => run(baseUrl, ours.requests, SECONDS),
      peer: () => run(peerUrl, peer.requests, SECONDS),
      // What nobody can do better on this framework and machine.
      empty: () => run(baseUrl, [{ method: "GET", path: "/api/bench/empty" }], SECONDS),
    },
    ROUNDS,
  );
  const { perSecond, p50, p99 } = all.ours;
  const ratio = ratioOf(all.ours, all.peer);
  const row = makeRow(
    name,
    "requests/s",
    { ours: perSecond, reference: all.peer.perSecond, ratio, p50, p99 },
    isAimed ? aim : undefined,
  );
  const limit = Math.round(all.empty.perSecond);
  const note = `${name}: Payload's p50 ${all.peer.p50} ms, p99 ${all.peer.p99} ms; an empty handler of our app: ${limit} requests/s.`;
  return { ...row, rows: own.length, note };
}

/**
 * Rows for the table.
 * @param {{ baseUrl: string, url: string, adminUrl: string }} facts our app, its database, a superuser's way to its server
 */
export async function measurePayload({ baseUrl, url, adminUrl }) {
  const { customers, ...peer } = await startPayload({ url, adminUrl }, LONDON, MOST);
  const officers = await makeOfficers({ url, baseUrl }, CONNECTIONS);
  const contests = contestsOf(
    ourRequests(baseUrl, officers),
    payloadRequests(peer.headers),
    await findPhone(url),
  );
  const rows = [];
  for (const one of contests) rows.push(await contest(one, baseUrl, peer.baseUrl));
  await peer.stop();
  rows[0].note += ` Payload holds the bank's first ${customers.toLocaleString("en-GB")} customers, pages of ${PAGE}.`;
  return rows;
}
