// Reads a file into the table its rows wait in, a few megabytes at a time; cut off, it goes on where it stopped.
import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { Bulk } from "@/lib/core/bulk";
import { sql } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { isoDay } from "@/lib/format";
import { forgetBadRows, keepBadRows } from "@/lib/import/bad-rows";
import { readHeader } from "@/lib/import/header";
import { stagedColumns } from "@/lib/import/parse-part";
import { type Job, type JobFile, noteFile } from "@/lib/import/progress";
import type { FileKind } from "@/lib/import/schema";
import { splitRows } from "@/lib/import/split";
import { makeStaged, stagedName, stagedTable } from "@/lib/import/staged-tables";
import { type Worked, workOn } from "@/lib/import/workers";

/** Bytes that are read at once, and written in one transaction. */
const CHUNK = 256 << 10;
const TOGETHER = 4 << 20;

export interface Progress {
  step: "read" | "check" | "load" | "index";
  kind: FileKind;
  /** Of `of`: bytes of a file that is read, rows that are loaded, indexes that are made again. */
  done: number;
  of: number;
  rows: number;
}

export interface Watch {
  signal: AbortSignal;
  tell: (progress: Progress) => void;
  threads: number;
  /** How many pages of 8 kB of waiting rows are written in one transaction: 200 are five to ten thousand customers. */
  pages: number;
  /** From so many customers on the indexes of the search are set aside, if there are hardly any yet. */
  many: number;
}

const changed = (name: string) =>
  new AppError("invalid", `${name} is not the file that was begun with: import it anew, without --resume.`);

/** The hash of the first bytes: they must be those that were read before. */
async function hashBeginning(path: string, file: JobFile): Promise<Hash> {
  const hash = createHash("sha256");
  if (file.readBytes === 0) return hash;
  for await (const chunk of createReadStream(path, { end: file.readBytes - 1, highWaterMark: CHUNK }))
    hash.update(chunk as Buffer);
  if (hash.copy().digest("hex") !== file.sha256) throw changed(file.name);
  return hash;
}

/** After a crash of the database the waiting rows are gone: then the file is read from its beginning. */
async function forgetLost(bulk: Bulk, { importId }: Job, file: JobFile): Promise<JobFile> {
  if (file.readBytes === 0) return file;
  const table = stagedTable(importId, file.kind);
  const [found] = await bulk.query<{ isLost: boolean }>(
    sql`SELECT NOT EXISTS (SELECT FROM ${table}) AS "isLost"`,
  );
  if (!found?.isLost) return file;
  await bulk.transaction(async () => {
    await forgetBadRows(bulk, importId, file.kind);
    await noteFile(bulk, importId, file.kind, sql`sha256 = NULL, read_bytes = 0, read_lines = 0, rows = 0`);
  });
  return { ...file, sha256: null, readBytes: 0, readLines: 0, rows: 0 };
}

/** Some parts and what they come to, as one transaction. */
async function* grouped(worked: AsyncIterable<Worked>): AsyncGenerator<Worked[]> {
  let group: Worked[] = [];
  let bytes = 0;
  for await (const one of worked) {
    group.push(one);
    bytes += one.byteLength;
    if (bytes < TOGETHER) continue;
    yield group;
    group = [];
    bytes = 0;
  }
  if (group.length > 0) yield group;
}

async function keep(bulk: Bulk, job: Job, file: JobFile, group: readonly Worked[], hash: string) {
  for (const { part, byteLength, rows } of group) {
    file.readBytes += byteLength;
    file.readLines = part.firstLine + part.lines - 1;
    file.rows += rows;
  }
  async function* copies() {
    for (const { copy } of group) yield copy;
  }
  const { importId } = job;
  const bad = group.flatMap((one) => one.bad);
  await bulk.transaction(async () => {
    await bulk.copy(stagedName(importId, file.kind), stagedColumns(file.kind), copies());
    await keepBadRows(bulk, importId, file.kind, bad);
    await noteFile(
      bulk,
      importId,
      file.kind,
      sql`sha256 = ${hash}, read_bytes = ${file.readBytes}, read_lines = ${file.readLines}, rows = ${file.rows}`,
    );
  });
}

/** Reads the file to its end, or to where `signal` stops it. Throws FileFault for one that cannot be read as its kind. */
export async function stageFile(
  bulk: Bulk,
  job: Job,
  begun: JobFile,
  path: string,
  watch: Watch,
): Promise<void> {
  const { names, delimiter, bytes } = await readHeader(path, begun.kind);
  if ((await stat(path)).size !== begun.bytes) throw changed(begun.name);
  await makeStaged(bulk, job.importId, begun.kind);
  const file = await forgetLost(bulk, job, begun);
  const hash = await hashBeginning(path, file);
  const start = Math.max(file.readBytes, bytes);
  // The first line belongs to no part, and to the hash all the same.
  const isAtStart = file.readBytes === 0;
  if (isAtStart)
    for await (const chunk of createReadStream(path, { end: bytes - 1 })) hash.update(chunk as Buffer);
  file.readBytes = start;
  const hashes: string[] = [];
  async function* hashed() {
    for await (const part of splitRows(
      createReadStream(path, { start, highWaterMark: CHUNK }),
      file.kind,
      Math.max(file.readLines, 1) + 1,
    )) {
      watch.signal.throwIfAborted();
      hash.update(part.bytes);
      hashes.push(hash.copy().digest("hex"));
      yield part;
    }
  }
  const facts = {
    ...{ importId: job.importId, kind: file.kind, bankId: job.bankId, bankCountry: job.bankCountry },
    ...{ isStrict: job.isStrict, delimiter, header: names, today: isoDay(new Date(), job.timeZone) },
  };
  let done = 0;
  const tell = () =>
    watch.tell({ step: "read", kind: file.kind, done: file.readBytes, of: file.bytes, rows: file.rows });
  tell();
  for await (const group of grouped(workOn(hashed(), facts, watch.threads))) {
    done += group.length;
    await keep(bulk, job, file, group, hashes[done - 1] ?? "");
    tell();
  }
  await noteFile(bulk, job.importId, file.kind, sql`sha256 = ${hash.digest("hex")}, read_bytes = bytes`);
}
