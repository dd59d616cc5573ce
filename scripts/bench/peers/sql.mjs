// Phone searches beside what others ask of the same database, in turns; see README.md.
import { runTypescript } from "../../steps/prepare.mjs";
import { rowsOf } from "./sql-rows.mjs";

/**
 * Rows for the table. Makes a copy of some columns of all customers in that database, and drops it.
 * @param {{ env: NodeJS.ProcessEnv }} facts the app's environment: DATABASE_URL, and the secrets that are checked with it
 */
export async function measureSqlPeers({ env }) {
  const printed = await runTypescript("scripts/bench/peers/sql-run.ts", env);
  return rowsOf(JSON.parse(printed.split("\n").at(-1)));
}
