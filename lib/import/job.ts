// Starts the program that works on an import, beside the server: reading millions of rows must not keep anybody waiting.
import { spawn } from "node:child_process";
import path from "node:path";
import { log } from "@/lib/core/log";

const PROGRAM = "scripts/import/job.ts";

/** For the person who asked: what it writes is recorded as his. It ends by itself, also when this server ends before. */
export function startJob(importId: string, personId: string): void {
  const root = process.cwd();
  const child = spawn(process.execPath, ["--import", "tsx", path.join(root, PROGRAM), importId, personId], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  child.on("error", (error) => log.fault(error));
}
