// The same questions to both: a list, a part of a phone, a whole phone. Each is a request for autocannon, and how to read its answer.
import { randomUUID } from "node:crypto";
import { LONDON } from "../callers.mjs";

export const PAGE = 25;

/** Each request is another officer's: nobody waits for a search of his own. */
function inTurns(officers, build) {
  let count = 0;
  const setupRequest = (request) => {
    count += 1;
    return { ...request, ...build(officers[count % officers.length]) };
  };
  return { requests: [{ setupRequest }], once: () => build(officers[0]) };
}

const json = { "Content-Type": "application/json" };

/** Ours: by the Open Bank Project's doors, and by what the search page itself asks. */
export function ourRequests(baseUrl, officers) {
  const at = `/obp/v5.1.0/banks/${LONDON}`;
  const readObp = ({ customers }) => customers.map((one) => one.customer_number);
  const phone = (text) => ({
    ...inTurns(officers, ({ token }) => ({
      method: "POST",
      path: `${at}/search/customers/mobile-phone-number?limit=${PAGE}`,
      headers: { ...token, ...json },
      body: JSON.stringify({ mobile_phone_number: text }),
    })),
    read: readObp,
  });
  const search = (text) => ({
    ...inTurns(officers, ({ cookie }) => ({
      method: "POST",
      path: "/api/customers/search",
      headers: { ...cookie, ...json, origin: baseUrl },
      // A look-up of its own each time: a row on record.
      body: JSON.stringify({ searchId: randomUUID(), text, bankId: LONDON }),
    })),
    read: ({ rows }) => rows.map(({ number }) => number.text),
  });
  const list = inTurns(officers, ({ token }) => ({
    method: "GET",
    path: `${at}/customers?limit=${PAGE}`,
    headers: token,
  }));
  return { list: { ...list, read: readObp }, phone, search };
}

/** The peer's own REST API. All its customers are of this bank, so it need not look for the bank. */
export function payloadRequests(headers) {
  const ask = (where, { isCounted }) => {
    const query = new URLSearchParams({ limit: String(PAGE), sort: "customerNumber", ...where });
    // Its documented way to leave out the count of all that match.
    if (!isCounted) query.set("pagination", "false");
    const request = { method: "GET", path: `/api/customers?${query}`, headers };
    return {
      requests: [request],
      once: () => request,
      read: ({ docs }) => docs.map((one) => one.customerNumber),
    };
  };
  return {
    list: (how) => ask({}, how),
    part: (digits, how) => ask({ "where[mobilePhoneNumber][contains]": digits }, how),
    whole: (phone, how) => ask({ "where[mobilePhoneNumber][equals]": phone }, how),
  };
}
