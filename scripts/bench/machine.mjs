// On what a run was measured: without it a figure says nothing to somebody else.
import { execFileSync } from "node:child_process";
import os from "node:os";
import { root } from "../lib/paths.mjs";
import { memoryThereIs } from "../postgres/memory.mjs";

const git = (...args) => {
  try {
    return execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();
  } catch {
    return "";
  }
};

export function readMachine() {
  const changed = git("status", "--porcelain", "--untracked-files=no") ? ", and changes" : "";
  return {
    at: new Date().toISOString(),
    commit: `${git("rev-parse", "--short", "HEAD") || "unknown"}${changed}`,
    machine: `${os.cpus().length} cores (${os.cpus()[0]?.model.trim()}), ${Math.round(memoryThereIs() / 2 ** 30)} GB, ${os.platform()} ${os.release()}`,
    node: process.version,
    load: os.loadavg()[0].toFixed(1),
  };
}
