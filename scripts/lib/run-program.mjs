// Runs another program to its end: quietly, with its output kept for the case that it fails.
import { spawn } from "node:child_process";
import { root } from "./paths.mjs";

/**
 * @typedef {{ code: number, output: string }} Outcome
 * @param {string} program
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions & { show?: boolean }} [options] show: print the output as it comes
 * @returns {Promise<Outcome>} code 127 when the program could not be started
 */
export function runProgram(program, args, { show = false, ...options } = {}) {
  return new Promise((resolve) => {
    const stdio = show ? "inherit" : ["ignore", "pipe", "pipe"];
    const child = spawn(program, args, { cwd: root, stdio, ...options });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    }
    child.on("error", (error) => resolve({ code: 127, output: String(error.message) }));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}
