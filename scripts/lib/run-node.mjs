// Runs Node programs (Next, Prisma, our TypeScript) on a leash: they do not outlive the command that started them.
import { spawn } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { atEnd } from "./ending.mjs";
import { root } from "./paths.mjs";

const LEASH = pathToFileURL(path.join(root, "scripts/lib/leash.mjs")).href;

/**
 * Starts Node with these arguments.
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, show?: boolean | number, apart?: boolean }} [options] show: print the output as it
 *   comes, or write it to this open file; apart: its own process group, so that the terminal's Ctrl-C reaches only us
 */
export function spawnNode(args, { env = {}, show = false, apart = false } = {}) {
  const output = typeof show === "number" ? show : show ? "inherit" : "pipe";
  return spawn(process.execPath, ["--import", LEASH, ...args], {
    cwd: root,
    stdio: ["ignore", output, output, "ipc"],
    detached: apart,
    env: { ...process.env, ...env, DOSSIER_LEASH: String(process.pid) },
  });
}

/** Runs Node to its end; killed when the command itself must end first. */
export function runNode(args, options = {}) {
  return new Promise((resolve) => {
    const child = spawnNode(args, options);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    }
    atEnd(() => child.kill("SIGTERM"));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** A program of node_modules, by its file: the .bin folder holds shell scripts on some systems. */
export const NEXT = path.join(root, "node_modules/next/dist/bin/next");
export const PRISMA = path.join(root, "node_modules/prisma/build/index.js");
export const VITEST = path.join(root, "node_modules/vitest/vitest.mjs");
export const PLAYWRIGHT = path.join(root, "node_modules/@playwright/test/cli.js");
/** Arguments that run one of our TypeScript files. */
export const typescript = (file, ...args) => ["--import", "tsx", path.join(root, file), ...args];
