// An import from its files to its end: read, checked, let in, written. Cut off anywhere, the same call goes on.
import type { Actor } from "@/lib/core/actor";
import { type Bulk, openBulk } from "@/lib/core/bulk";
import { sql } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { perform } from "@/lib/core/use-case";
import { keepBadRows } from "@/lib/import/bad-rows";
import { checkRows, checkTaken } from "@/lib/import/check";
import { FileFault } from "@/lib/import/file-fault";
import { finishImport, refuseImport, runImport, workOn } from "@/lib/import/imports";
import { loadRows } from "@/lib/import/load";
import { endReading, type Job, type JobFile, noteFile, readJob } from "@/lib/import/progress";
import type { Paths } from "@/lib/import/schema";
import { stageFile, type Watch } from "@/lib/import/stage";
import { dropStaged, indexStaged, makeStaged, stagedTable } from "@/lib/import/staged-tables";

/** So many customers are written sooner when the search's indexes are made after them; see decision 0010. */
export const MANY = 500_000;

async function stageFiles(bulk: Bulk, job: Job, paths: Paths, watch: Watch): Promise<void> {
  for (const file of job.files) {
    const path = paths[file.kind];
    if (!path) throw new AppError("invalid", `The ${file.kind} file is missing: name it again.`);
    await stageFile(bulk, job, file, path, watch);
  }
}

/** A file of another kind, or one that ends in the middle of a row: told where bad rows are told, and nothing is left. */
const refuseFile = (bulk: Bulk, importId: string, { kind, line, message }: FileFault): Promise<void> =>
  bulk.transaction(async () => {
    await keepBadRows(bulk, importId, kind, [{ line, field: "", reason: message }]);
    await endReading(bulk, importId, "refused");
    await dropStaged(bulk, importId);
  });

/** A bank without any address hands over an empty file of them; no customers at all is a file that was cut or mistaken. */
async function demandCustomers(bulk: Bulk, importId: string): Promise<void> {
  const { files } = await readJob(bulk, importId);
  if (files.some(({ kind, rows }) => kind === "customers" && rows === 0))
    throw new FileFault("This file has no rows below its first line.", "customers");
}

/** Reads and checks; ends at `checked` or `refused`. */
async function readFiles(bulk: Bulk, job: Job, paths: Paths, watch: Watch): Promise<void> {
  try {
    await stageFiles(bulk, job, paths, watch);
    await demandCustomers(bulk, job.importId);
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    return await refuseFile(bulk, job.importId, error);
  }
  await checkRows(bulk, job, (kind) => {
    watch.signal.throwIfAborted();
    watch.tell({ step: "check", kind, done: 1, of: 1, rows: 0 });
  });
  const { state } = await readJob(bulk, job.importId);
  if (state === "refused" || job.isDryRun) await dropStaged(bulk, job.importId);
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
    await perform(refuseImport, { ...actor, now: new Date() }, { importId });
    return;
  }
  const leftOut = await loadRows(bulk, job, watch);
  await perform(finishImport, { ...actor, now: new Date() }, { importId, leftOut });
  await dropStaged(bulk, importId);
  const tables = ["customer", "customer_version", "address", "tax_residence", "customer_attribute"];
  for (const table of tables) await bulk.tidy(table);
}

/**
 * Does what is left to do of an import that was started. `mayWrite` false stops when it is checked, for a person to let
 * it in. A file that cannot be read ends it as refused. Throws conflict when another process is at it.
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
    if (!(await bulk.lock(workOn(importId))))
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
