// The test run's own PostgreSQL, deleted afterwards; what killed runs left behind is deleted first.
import { existsSync, readdirSync } from "node:fs";
import { atEnd } from "../lib/ending.mjs";
import { testFolder } from "../lib/paths.mjs";
import { isAlive, ownMark } from "../lib/process-mark.mjs";
import { removeCluster } from "../postgres/cluster.mjs";
import { startEmbedded } from "../steps/database.mjs";

async function removeLeftOvers() {
  const all = existsSync(testFolder("")) ? readdirSync(testFolder("")) : [];
  for (const name of all.filter((each) => /^test-\d+-\d+$/.test(each) && !isAlive(each.slice(5)))) {
    await removeCluster(testFolder(name));
  }
}

/** Starts it; `folder` is its data folder, `url` the database for the stories. */
export async function startTestServer() {
  await removeLeftOvers();
  const folder = testFolder(`test-${ownMark}`);
  atEnd(() => removeCluster(folder));
  return { folder, ...(await startEmbedded(folder, { isForTests: true })) };
}
