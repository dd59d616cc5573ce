// Reads a form with files while it comes in: each file is sealed as it arrives, and counted by the bytes really read.
import { Readable, Transform } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import busboy from "busboy";
import { AppError } from "@/lib/core/errors";
import { uuidv7 } from "@/lib/core/ids";
import { tidyName } from "@/lib/media/names";
import { makeDataKey } from "@/lib/vault/keys";
import { dropSpooled, type Spooled, spool } from "@/lib/vault/spool";

export interface Arrived {
  name: string;
  type: string;
  mediumId: string;
  key: Buffer;
  /** Null when it was larger than a file may be. */
  spooled: Spooled | null;
}
export interface ReceivedForm {
  fields: Record<string, string>;
  files: Arrived[];
}
export interface FormLimits {
  fileBytes: number;
  files: number;
}
type Whose = { bankId: string; customerId: string };

/** What a form may have around its files. */
const aroundBytes = 64 * 1024;
/** Nothing at all for so long, or fewer bytes than this on average after half a minute: the line is given up. */
const silentMs = 20_000;
const slowest = { bytesPerSecond: 4_096, afterMs: 30_000 };
/** However steadily it comes: what the sweeper finds in the folder of incoming files after twice that is nobody's. */
export const longestUploadMs = 60 * 60_000;

export class TooLarge extends AppError {
  constructor(message: string) {
    super("invalid", message, { subject: "too large" });
  }
}
const tooSlow = () =>
  new AppError("busy", "The line was too slow, and the upload was given up. Please try again.", {
    subject: "too slow",
  });

/** Counts what really comes, and gives up a line that is silent or far too slow. */
function watching({ fileBytes, files }: FormLimits): Transform {
  const mostBytes = fileBytes * files + aroundBytes;
  const tooLarge =
    files === 1
      ? `It is larger than ${Math.floor(fileBytes / 1_048_576)} MB.`
      : "More was sent than may be sent at once.";
  const started = Date.now();
  let bytes = 0;
  let timer: NodeJS.Timeout;
  const watch = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      timer.refresh();
      const ms = Date.now() - started;
      if (bytes > mostBytes) done(new TooLarge(tooLarge));
      else if (ms > slowest.afterMs && (bytes * 1000) / ms < slowest.bytesPerSecond) done(tooSlow());
      else done(null, chunk);
    },
    flush: (done) => done(),
  });
  timer = setTimeout(() => watch.destroy(tooSlow()), silentMs);
  const end = setTimeout(() => watch.destroy(tooSlow()), longestUploadMs);
  watch.on("close", () => {
    clearTimeout(timer);
    clearTimeout(end);
  });
  return watch;
}

function makeParser(contentType: string, { fileBytes, files }: FormLimits) {
  try {
    return busboy({
      headers: { "content-type": contentType },
      defParamCharset: "utf8",
      limits: {
        files,
        fileSize: fileBytes + 1,
        fields: 12,
        fieldSize: 1_000,
        parts: files + 12,
        headerPairs: 20,
      },
    });
  } catch {
    throw new AppError("invalid", "Files come as multipart/form-data.");
  }
}

/** Reads a whole form. When it fails, or is broken off, nothing of it is left. */
export async function readFileForm(
  body: ReadableStream,
  contentType: string,
  whose: Whose,
  limits: FormLimits,
): Promise<ReceivedForm> {
  const parser = makeParser(contentType, limits);
  const watch = watching(limits);
  parser.on("error", () => undefined);
  const fields: Record<string, string> = {};
  const arriving: Promise<Arrived>[] = [];
  parser.on("field", (name, value) => {
    fields[name] = value;
  });
  parser.on("file", (_field, stream, { filename, mimeType }) => {
    // Busboy tells a file's own stream that the form broke off, also when nobody reads it any more.
    stream.on("error", () => undefined);
    // A field in which no file was chosen comes as a file without a name.
    if (!filename) stream.resume();
    else {
      const file = receive(stream, { name: tidyName(filename), type: mimeType }, whose);
      // What cannot be kept is not read on: nobody takes it any more.
      file.catch((error: Error) => watch.destroy(error));
      arriving.push(file);
    }
  });
  try {
    await pump(Readable.fromWeb(body), watch, parser);
  } catch (error) {
    watch.destroy();
    parser.destroy();
    await settle(arriving, true);
    throw error instanceof AppError ? error : new AppError("invalid", "The upload was broken off.");
  }
  return { fields, files: await settle(arriving, false) };
}

/** Busboy ends with `close`; `pipeline` would wait for what it never says. */
const pump = (source: Readable, watch: Transform, parser: NodeJS.WritableStream & { destroy(): void }) =>
  new Promise<void>((resolve, reject) => {
    source.on("error", reject);
    watch.on("error", reject);
    parser.on("error", reject);
    parser.on("close", resolve);
    source.pipe(watch).pipe(parser);
  });

async function receive(
  stream: Readable & { truncated?: boolean },
  facts: Pick<Arrived, "name" | "type">,
  whose: Whose,
): Promise<Arrived> {
  const [mediumId, key] = [uuidv7(), makeDataKey()];
  const spooled = await spool(stream, { key, medium: { ...whose, mediumId }, which: "original" });
  if (!stream.truncated) return { ...facts, mediumId, key, spooled };
  await dropSpooled(spooled);
  return { ...facts, mediumId, key, spooled: null };
}

/** All that arrived; or, when the form failed, nothing of it. */
async function settle(arriving: Promise<Arrived>[], mustDrop: boolean): Promise<Arrived[]> {
  const all = await Promise.allSettled(arriving);
  const files = all.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  const failed = all.find((one) => one.status === "rejected");
  if (!mustDrop && !failed) return files;
  for (const { spooled } of files) await dropSpooled(spooled);
  if (failed && !mustDrop) throw failed.reason;
  return [];
}
