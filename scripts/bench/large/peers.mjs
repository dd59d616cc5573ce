// The peers, asked for the same on the same data; each survives the other's failure.
import { measurePayload } from "../peers/payload.mjs";
import { measureSqlPeers } from "../peers/sql.mjs";

const peers = [
  ({ large }) => measureSqlPeers({ env: large }),
  async ({ large, adminUrl, appOn }) =>
    measurePayload({ baseUrl: await appOn("large"), url: large.DATABASE_URL, adminUrl }),
];

/** @throws an error that has the rows of those that did not fail */
export async function measurePeers(place) {
  const rows = [];
  const failures = [];
  for (const measure of peers) {
    try {
      rows.push(...(await measure(place)));
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length === 0) return rows;
  throw Object.assign(new AggregateError(failures, failures.map(String).join("; ")), { rows });
}
