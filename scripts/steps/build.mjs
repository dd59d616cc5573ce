// Builds the app for production, when its sources changed, and never under the feet of somebody who serves it.
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { atEnd } from "../lib/ending.mjs";
import { hashFiles } from "../lib/hash-files.mjs";
import { withLock } from "../lib/lock-file.mjs";
import { root } from "../lib/paths.mjs";
import { NEXT, runNode } from "../lib/run-node.mjs";
import { PlainError } from "../lib/say.mjs";
import { enter, leave, readUsers } from "../lib/users.mjs";

const SOURCES = [
  "app",
  "components",
  "lib",
  "prisma",
  "public",
  "proxy.ts",
  "instrumentation.ts",
  "next.config.js",
];
const TOOLS = [
  "postcss.config.mjs",
  "tsconfig.json",
  "tsconfig.base.json",
  "package.json",
  "package-lock.json",
];

async function runBuild(folder, stamp, hash, env) {
  rmSync(stamp, { force: true });
  const { code, output } = await runNode([NEXT, "build"], {
    env: { ...env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", NEXT_DIST_DIR: folder },
  });
  if (code !== 0) throw new PlainError(`${output.trim()}\nThe production build failed.`);
  writeFileSync(stamp, hash);
  return "built";
}

/** Whoever serves the old build loses it when a new one is written: tests wait for each other, a start refuses. */
async function waitForUsers(users, mayWait) {
  while (readUsers(users).length > 0) {
    if (!mayWait) {
      throw new PlainError(
        "The sources changed while another `npm start` serves this folder's build: stop that one first.",
      );
    }
    await sleep(500);
  }
}

/**
 * Makes the build in `folder` fit the sources, and puts this command on the list of those who serve it until it ends.
 * @param {string} folder .next, or a folder of the tests' own
 * @param {string} encryptionKey NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Next writes it into the build
 * @param {{ mayWait?: boolean }} [options] what to do when somebody serves an older build
 */
export function build(folder, encryptionKey, { mayWait = false } = {}) {
  const users = path.join(root, ".data/locks", `users${folder}`);
  const stamp = path.join(root, folder, "dossier-build");
  return withLock(path.join(root, ".data/locks", `build${folder}`), "another command to build", async () => {
    const hash = hashFiles(root, [...SOURCES, ...TOOLS], [process.version, encryptionKey]);
    // The same on every machine that builds the same sources: a page of one instance goes on with another's without being
    // loaded anew. Without the key, since every page names it.
    const DOSSIER_BUILD_ID = hashFiles(root, [...SOURCES, ...TOOLS]).slice(0, 20);
    const isFresh = existsSync(stamp) && readFileSync(stamp, "utf8") === hash;
    if (!isFresh) await waitForUsers(users, mayWait);
    const said = isFresh
      ? "unchanged"
      : await runBuild(folder, stamp, hash, {
          NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: encryptionKey,
          DOSSIER_BUILD_ID,
        });
    enter(users);
    atEnd(() => leave(users));
    return said;
  });
}
