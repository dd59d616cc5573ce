// Works on an import that came by the page: reads and checks its files, or writes what was let in. Started by the server.
import { openBulk } from "@/lib/core/bulk";
import { prisma } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { withoutValues } from "@/lib/core/faults";
import { log } from "@/lib/core/log";
import { keepBadRows } from "@/lib/import/bad-rows";
import { findAsker } from "@/lib/import/operator";
import { noteState } from "@/lib/import/progress";
import { goOn } from "@/lib/import/run";
import { fileKinds } from "@/lib/import/schema";
import { dropFiles, pathsIn } from "@/lib/import/upload";
import { PlainError } from "../lib/say.mjs";

const [importId = "", personId = ""] = process.argv.slice(2);

/** A file of another kind, or one that ends in the middle of a row: told where bad rows are told. */
async function refuse(reason: string): Promise<void> {
  const bulk = await openBulk();
  await keepBadRows(bulk, importId, "customers", [{ line: 1, field: "", reason }]);
  await noteState(bulk, importId, "refused");
  await bulk.end();
  await dropFiles(importId);
}

async function work(): Promise<void> {
  const actor = await findAsker(personId);
  const watch = { signal: new AbortController().signal, tell: () => undefined, threads: 1, pages: 200 };
  const { state } = await goOn(importId, actor, pathsIn(importId, fileKinds), watch, false);
  if (state !== "reading") await dropFiles(importId);
}

try {
  await work();
} catch (error) {
  if (error instanceof PlainError) await refuse(error.message);
  // Another process is at it already: that is no fault.
  else if (!(error instanceof AppError && error.code === "conflict")) log.fault(withoutValues(error));
} finally {
  await prisma().$disconnect();
}
