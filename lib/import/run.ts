// An import from its files to its end: read, checked, let in, written. Cut off anywhere, the same call goes on.
import type { Actor } from "@/lib/core/actor";
import { type Bulk, openBulk } from "@/lib/core/bulk";
import { sql } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { perform } from "@/lib/core/use-case";
import { checkRows, checkTaken } from "@/lib/import/check";
import { finishImport, runImport } from "@/lib/import/imports";
import { loadRows } from "@/lib/import/load";
import { type Job, type JobFile, noteFile, noteState, readJob } from "@/lib/import/progress";
import type { Paths } from "@/lib/import/run-types";
import { stageFile, type Watch } from "@/lib/import/stage";
import { dropStaged, indexStaged, makeStaged, stagedTable } from "@/lib/import/staged-tables";

export type { Paths } from "@/lib/import/run-types";

async function stageFiles(bulk: Bulk, job: Job, paths: Paths, watch: Watch): Promise<void> {
  for (const file of job.files) {
    const path = paths[file.kind];
    if (!path) throw new AppError("invalid", `The ${file.kind} file is missing: name it again.`);
    await stageFile(bulk, job, file, path, watch);
  }
}

/** Reads and checks; ends at `checked` or `refused`. */
async function readFiles(bulk: Bulk, job: Job, paths: Paths, watch: Watch): Promise<void> {
  await stageFiles(bulk, job, paths, watch);
  await checkRows(bulk, job, (kind) => {
    watch.signal.throwIfAborted();
    watch.tell({ step: "check", kind, done: 1, of: 1, rows: 0 });
  });
  const { importId, isDryRun, files } = job;
  const { state } = await readJob(bulk, importId);
  if (state === "refused" || isDryRun) await dropStaged(bulk, importId);
  else if (files.length > 1) await indexStaged(bulk, importId);
}

/** A file whose rows wait no more, or not all of them: reading them once more was itself cut off. */
async function isLost(bulk: Bulk, job: Job, { kind, readBytes, bytes, rows }: JobFile): Promise<boolean> {
  if (readBytes < bytes) return true;
  const [found] = await bulk.query<{ isEmpty: boolean }>(
    sql`SELECT NOT EXISTS (SELECT FROM ${stagedTable(job.importId, kind)}) AS "isEmpty"`,
  );
  return rows > 0 && found?.isEmpty === true;
}

/** After a crash of the database no rows wait any more: they are read once more, under the same ids as before. */
async function stageAgainIfLost(bulk: Bulk, job: Job, paths: Paths, watch: Watch): Promise<Job> {
  const lost: JobFile[] = [];
  for (const file of job.files) {
    await makeStaged(bulk, job.importId, file.kind);
    if (await isLost(bulk, job, file)) lost.push(file);
  }
  if (lost.length > 0) {
    for (const { kind } of job.files) await noteFile(bulk, job.importId, kind, sql`loaded_pages = 0`);
    await stageFiles(bulk, { ...job, files: lost }, paths, watch);
  }
  if (job.files.length > 1) await indexStaged(bulk, job.importId);
  return await readJob(bulk, job.importId);
}

/** Writes what was let in. */
async function writeRows(bulk: Bulk, accepted: Job, paths: Paths, actor: Actor, watch: Watch): Promise<void> {
  const { importId, bankId } = accepted;
  // One import at a time writes into a bank: the second one then sees what the first has taken.
  await bulk.lock(`import into ${bankId}`, "wait");
  const job = await stageAgainIfLost(bulk, accepted, paths, watch);
  const isBegun = job.files.some(({ loadedRows }) => loadedRows > 0);
  if (!isBegun && (await checkTaken(bulk, job)) > 0) {
    await noteState(bulk, importId, "refused");
    return await dropStaged(bulk, importId);
  }
  const leftOut = await loadRows(bulk, job, watch);
  await perform(finishImport, { ...actor, now: new Date() }, { importId, leftOut });
  await dropStaged(bulk, importId);
  const tables = ["customer", "customer_version", "address", "tax_residence", "customer_attribute"];
  for (const table of tables) await bulk.tidy(table);
}

/**
 * Does what is left to do of an import that was started. `mayWrite` false stops when it is checked, for a person to let
 * it in. Throws conflict when another process is at it.
 */
export async function goOn(
  importId: string,
  actor: Actor,
  paths: Paths,
  watch: Watch,
  mayWrite: boolean,
): Promise<Job> {
  const bulk = await openBulk();
  try {
    if (!(await bulk.lock(`import ${importId}`)))
      throw new AppError("conflict", "Another process is working on this import.", { subject: "import" });
    let job = await readJob(bulk, importId);
    if (job.state === "reading") await readFiles(bulk, job, paths, watch);
    job = await readJob(bulk, importId);
    if (mayWrite && job.state === "checked" && !job.isDryRun) {
      await perform(runImport, { ...actor, now: new Date() }, { importId });
      job = await readJob(bulk, importId);
    }
    if (job.state === "loading") await writeRows(bulk, job, paths, actor, watch);
    return await readJob(bulk, importId);
  } finally {
    await bulk.end();
  }
}
