// How much memory the process of an import takes at most: its own peak, as Linux keeps it.
import { readdirSync, readFileSync } from "node:fs";

const PROGRAM = "scripts/import/program.ts";
const EVERY_MS = 200;

const read = (file) => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
};

function childrenOf(pid) {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    return threads.flatMap((id) => read(`/proc/${pid}/task/${id}/children`).split(" ").filter(Boolean));
  } catch {
    return [];
  }
}

const peakOf = (pid) => Number(/VmHWM:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;

/** @param {number} pid of npm run import's own process. Returns what ends the watching and says the megabytes. */
export function watchMemory(pid) {
  let most = Number.NaN;
  const timer = setInterval(() => {
    const program = childrenOf(pid).find((child) => read(`/proc/${child}/cmdline`).includes(PROGRAM));
    if (program) most = Math.max(Number.isNaN(most) ? 0 : most, peakOf(program));
  }, EVERY_MS);
  return () => {
    clearInterval(timer);
    return most;
  };
}
