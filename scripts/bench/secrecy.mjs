// What time could tell: whether a customer of another bank exists, and whether a name can sign in.
import { randomUUID } from "node:crypto";
import { LONDON, loginHeader } from "./callers.mjs";
import { timePairs } from "./measure.mjs";
import { makeRow } from "./rows.mjs";

const NAMES = 60;
/** The brake lets five wrong tries through for a name, and refuses the next without looking. */
const TRIES = 5;
export const knownNames = Array.from({ length: NAMES }, (_, at) => `known-${at}@bench.example`);

/** Another bank's customer and one that never was, by page and by API. */
export async function timeForeignIds({ baseUrl, headers, token, foreign }) {
  const within = { of: "ratio", atLeast: 0.9, atMost: 1.1 };
  const page = (id) => ({ url: `${baseUrl}/customers/${LONDON}/${id}`, headers, status: 404 });
  const api = (id) => ({
    url: `${baseUrl}/obp/v5.1.0/customers/${id}/kyc_checks`,
    headers: token,
    status: 404,
  });
  const rows = [];
  for (const [name, ask] of Object.entries({ page, API: api })) {
    const [theirs, nobodys] = [() => ask(foreign.id), () => ask(randomUUID())];
    await timePairs(theirs, nobodys, 20);
    const figures = await timePairs(theirs, nobodys, 200);
    rows.push(makeRow(`Foreign id beside a random one, ${name}`, "ms", figures, within));
  }
  return rows;
}

/** A wrong password for a name that exists and for one that does not. */
export async function timeUnknownNames({ baseUrl }) {
  const within = { of: "ratio", atLeast: 0.95, atMost: 1.05 };
  const login = (username) => ({
    url: `${baseUrl}/my/logins/direct`,
    method: "POST",
    headers: { authorization: loginHeader(username, "not the password") },
    status: 401,
  });
  const known = (turn) => login(knownNames[turn % NAMES]);
  const unknown = (turn) => login(`nobody-${turn % NAMES}@bench.example`);
  const figures = await timePairs(known, unknown, NAMES * TRIES);
  // S16 compares the medians; the median of the pairs' ratios would forgive a fixed difference in a noisy pair.
  const ratio = figures.ours / figures.reference;
  return [makeRow("Known name beside an unknown one, sign-in", "ms", { ...figures, ratio }, within)];
}
