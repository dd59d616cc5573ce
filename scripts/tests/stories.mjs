// Builds the app for production, serves it on a database of its own with the demo world, and runs the stories on it.
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { atEnd } from "../lib/ending.mjs";
import { findFreePort } from "../lib/free-port.mjs";
import { root, testFolder } from "../lib/paths.mjs";
import { isAlive, ownMark } from "../lib/process-mark.mjs";
import { PLAYWRIGHT, runNode } from "../lib/run-node.mjs";
import { step } from "../lib/say.mjs";
import { readOrMakeSecrets } from "../lib/secrets.mjs";
import { writeAppEnv } from "../lib/settings.mjs";
import { build } from "../steps/build.mjs";
import { migrateDatabase, seedWhenEmpty } from "../steps/prepare.mjs";
import { serve } from "../steps/serve.mjs";
import { findChromium } from "./chromium.mjs";
import { countPlaywright, one } from "./counts.mjs";
import { startNginx } from "./nginx.mjs";

/** The tests' build has a key of its own, kept so that an unchanged build stays valid. */
const BUILD = ".next-test";

/**
 * One instance on the port; or two on others, and nginx on the port, which gives each of them every second request.
 * Returns an instance's own address: nginx answers some requests itself, and stories of those ask the app.
 */
async function serveStories(port, instances, env) {
  const isAlone = instances === 1;
  const ports = isAlone ? [port] : [await findFreePort(), await findFreePort()];
  const settings = isAlone ? env : { ...env, TRUSTED_PROXIES: "1" };
  for (const one of ports) await serve("start", { port: one, host: "127.0.0.1" }, settings);
  if (!isAlone) atEnd((await startNginx(port, ports)).stop);
  return `http://localhost:${ports[0]}`;
}

async function startApp(server, instances) {
  const secrets = readOrMakeSecrets(testFolder("test-build"));
  await step("build", () => build(BUILD, secrets.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY, { mayWait: true }));
  const port = await findFreePort();
  const settings = {
    isEmbedded: true,
    secrets,
    folder: server.folder,
    port,
    publicUrl: `http://localhost:${port}`,
  };
  const env = {
    ...writeAppEnv(settings, server.url),
    NEXT_DIST_DIR: BUILD,
    LOG_LEVEL: process.env.LOG_LEVEL ?? "error",
    // Everybody of the stories comes from one address.
    SIGN_IN_FAILURES_PER_ADDRESS: "100000",
    // Where e2e/openid.spec.ts starts a provider.
    OIDC_ISSUER: `http://localhost:${await findFreePort()}`,
    OIDC_CLIENT_ID: "dossier",
    OIDC_CLIENT_SECRET: "only for the stories, and long enough",
    OIDC_NAME: "Tellers Club",
  };
  await step("migrate", () => migrateDatabase(env));
  await step("data", () => seedWhenEmpty(env));
  const instanceUrl = await step("serve", () => serveStories(port, instances, env));
  return { env, baseUrl: settings.publicUrl, instanceUrl };
}

/** Traces and screenshots of failed stories: a folder for each run, kept until the next run begins. */
function makeResultsFolder() {
  const all = path.join(root, ".data/story-results");
  for (const mark of existsSync(all) ? readdirSync(all) : []) {
    if (!isAlive(mark)) rmSync(path.join(all, mark), { recursive: true, force: true });
  }
  return path.join(all, ownMark);
}

/**
 * @param {{ folder: string, url: string, adminUrl: string }} server
 * @param {string[]} patterns parts of file names; none: every story
 * @param {1 | 2} instances how many serve them
 */
export async function runStories(server, patterns, instances = 1) {
  const chromium = await step("chromium", findChromium);
  const { env, baseUrl, instanceUrl } = await startApp(server, instances);
  const report = path.join(root, `.data/stories-${ownMark}.json`);
  const { code } = await runNode([PLAYWRIGHT, "test", ...patterns], {
    show: true,
    env: {
      ...env,
      BASE_URL: baseUrl,
      INSTANCE_URL: instanceUrl,
      // For stories that want a database of their own.
      ADMIN_DATABASE_URL: server.adminUrl,
      CHROMIUM_PATH: chromium,
      STORIES_REPORT: report,
      STORIES_RESULTS: makeResultsFolder(),
    },
  });
  const counts = existsSync(report)
    ? countPlaywright(JSON.parse(readFileSync(report, "utf8")), code)
    : one(code === 0);
  rmSync(report, { force: true });
  return counts;
}
