// Files of an import that come by the page: written as they arrive, readable by nobody else, gone when the import is over.
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import busboy from "busboy";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { MOST_MB, refuseUpload } from "@/lib/import/refusals";
import { type FileKind, fileKinds, type Paths } from "@/lib/import/schema";

export interface ReceivedFiles {
  fields: Record<string, string>;
  files: { kind: FileKind; name: string; bytes: number; path: string }[];
}

/** The folder of an import's files on this machine. */
export const folderOf = (importId: string): string => path.resolve(env().DATA_DIR, "imports", importId);

export const dropFiles = (importId: string): Promise<void> =>
  rm(folderOf(importId), { recursive: true, force: true });

/** Where the files of an import would lie. */
export const pathsIn = (importId: string, kinds: readonly FileKind[]): Paths =>
  Object.fromEntries(kinds.map((kind) => [kind, path.join(folderOf(importId), `${kind}.csv`)]));

/** Counts what really comes. */
function bounded(): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > MOST_MB * 1_048_576) done(refuseUpload("large"));
      else done(null, chunk);
    },
  });
}

async function write(stream: Readable, file: string): Promise<number> {
  const target = createWriteStream(file, { mode: 0o600 });
  await pipeline(stream, target);
  return target.bytesWritten;
}

const isKind = (name: string): name is FileKind => (fileKinds as readonly string[]).includes(name);

function makeParser(contentType: string) {
  try {
    return busboy({
      headers: { "content-type": contentType },
      defParamCharset: "utf8",
      limits: { files: fileKinds.length, fields: 8, fieldSize: 200, parts: 12, headerPairs: 20 },
    });
  } catch {
    throw refuseUpload("no-form");
  }
}

/** Reads the form to its end. When that fails, nothing of it is left. */
export async function receiveFiles(
  body: ReadableStream,
  contentType: string,
  importId: string,
): Promise<ReceivedFiles> {
  const parser = makeParser(contentType);
  await mkdir(folderOf(importId), { recursive: true, mode: 0o700 });
  const fields: Record<string, string> = {};
  const arriving: Promise<ReceivedFiles["files"][number]>[] = [];
  const kinds = new Set<FileKind>();
  let isTwice = false;
  parser.on("field", (name, value) => {
    fields[name] = value;
  });
  parser.on("file", (field, stream, { filename }) => {
    stream.on("error", () => undefined);
    // A field in which no file was chosen comes as a file without a name.
    if (!filename || !isKind(field)) return void stream.resume();
    // Both would be written to one place.
    if (kinds.has(field)) isTwice = true;
    if (isTwice) return void stream.resume();
    kinds.add(field);
    const file = path.join(folderOf(importId), `${field}.csv`);
    const name = path.basename(filename).slice(0, 255);
    const written = write(stream, file).then((bytes) => ({ kind: field, name, bytes, path: file }));
    written.catch(() => undefined);
    arriving.push(written);
  });
  try {
    await pipeline(Readable.fromWeb(body), bounded(), parser);
    const files = await Promise.all(arriving);
    if (isTwice) throw refuseUpload("twice");
    return { fields, files };
  } catch (error) {
    await Promise.allSettled(arriving);
    await dropFiles(importId);
    throw error instanceof AppError ? error : refuseUpload("broken-off");
  }
}
