// Where a cluster's files lie: in its data folder, or below /var/lib when the account cannot reach that.
import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { runProgram } from "../lib/run-program.mjs";
import { canReach, handOver } from "./account.mjs";
import { makeSystemFolder, SYSTEM_FOLDER } from "./engine.mjs";

/** Makes a folder the account can pass through: what lies in it (secrets) keeps its own mode. */
function makePassable(folder) {
  if (existsSync(folder)) return;
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o711);
}

/**
 * The folder a cluster lives in, made and owned by the account: FOLDER/postgres, or when a parent is closed to
 * the account (root's own home, umask 077) /var/lib/dossier/HASH with HASH from the folder's path. A cluster that
 * once lay there stays there; one that has become unreachable is moved there.
 * @param {{ uid?: number, gid?: number }} account
 * @param {string} folder
 */
export async function makePlace(account, folder) {
  makePassable(folder);
  const near = path.join(folder, "postgres");
  const far = path.join(SYSTEM_FOLDER, createHash("sha256").update(folder).digest("hex").slice(0, 16));
  const isReachable =
    account.uid === undefined || (!existsSync(far) && (await canReach(account, "-x", folder)));
  const place = isReachable ? near : far;
  if (!isReachable) makeSystemFolder();
  if (!isReachable && existsSync(near) && !existsSync(far)) await runProgram("mv", [near, far]);
  mkdirSync(place, { recursive: true });
  handOver(account, place, 0o700);
  return place;
}
