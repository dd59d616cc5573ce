// Works on an import that came by the page: reads and checks its files, or writes what was let in. Started by the server.
import { prisma } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { withoutValues } from "@/lib/core/faults";
import { log } from "@/lib/core/log";
import { findAsker } from "@/lib/import/operator";
import { goOn, MANY } from "@/lib/import/run";
import { fileKinds, type ImportState } from "@/lib/import/schema";
import { dropFiles, pathsIn } from "@/lib/import/upload";

const over: readonly ImportState[] = ["done", "refused", "dropped"];
const [importId = "", personId = ""] = process.argv.slice(2);

async function work(): Promise<void> {
  const actor = await findAsker(personId);
  const watch = {
    signal: new AbortController().signal,
    tell: () => undefined,
    threads: 1,
    pages: 200,
    many: MANY,
  };
  const { state } = await goOn(importId, actor, pathsIn(importId, fileKinds), watch, false);
  // Until then they are needed: a crash of the database forgets the rows that wait.
  if (over.includes(state)) await dropFiles(importId);
}

try {
  await work();
} catch (error) {
  // Another process is at it already, or somebody gave it up: that is no fault.
  if (!(error instanceof AppError && error.code === "conflict")) log.fault(withoutValues(error));
} finally {
  await prisma().$disconnect();
}
