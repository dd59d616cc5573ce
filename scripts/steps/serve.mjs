// Runs Next until it ends or we must: it is told to drain, then to stop, and only then does the database go.
import { setTimeout as sleep } from "node:timers/promises";
import { atEnd } from "../lib/ending.mjs";
import { NEXT, spawnNode } from "../lib/run-node.mjs";
import { PlainError } from "../lib/say.mjs";

/** The app has this long to finish what it is doing. */
const PATIENCE_MS = 30_000;

const hasEnded = (child) => child.exitCode !== null || child.signalCode !== null;

/** Readiness says 503 for so many seconds before the app stops accepting: a load balancer needs to notice. */
async function stop(child, drainSeconds) {
  if (hasEnded(child)) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  if (child.connected) child.send("drain");
  await sleep(drainSeconds * 1000);
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
  await ended;
  clearTimeout(timer);
}

async function waitForAnswer(child, address) {
  while (!hasEnded(child)) {
    try {
      return await fetch(`http://${address}/healthz`, { redirect: "manual" });
    } catch {
      await sleep(50);
    }
  }
  throw new PlainError("The app ended before it answered: what it printed above says why.");
}

/**
 * Starts `next start` or `next dev` and resolves when it answers.
 * @param {"start" | "dev"} mode
 * @param {{ port: number, host?: string }} settings host undefined: every interface
 * @param {NodeJS.ProcessEnv} env
 * @param {true | number} [show] what it prints comes out here, or goes to this open file
 */
export async function serve(mode, { port, host }, env, show = true) {
  const where = host ? ["-H", host] : [];
  const NODE_ENV = mode === "start" ? "production" : "development";
  const child = spawnNode([NEXT, mode, ...where, "-p", String(port)], {
    env: { ...env, NODE_ENV },
    show,
    apart: true,
  });
  const drainSeconds = Number(process.env.DRAIN_SECONDS ?? (env.DEMO === "1" || mode === "dev" ? 0 : 5));
  atEnd(() => stop(child, drainSeconds));
  const isEverywhere = !host || host === "0.0.0.0" || host === "::";
  await waitForAnswer(child, `${isEverywhere ? "127.0.0.1" : host}:${port}`);
  return child;
}

/** Resolves when the app ends by itself, which it should not. */
export const untilItEnds = (child) =>
  new Promise((_, reject) => child.once("exit", () => reject(new PlainError("The app ended by itself."))));
