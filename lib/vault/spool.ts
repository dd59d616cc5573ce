// Files on their way in: sealed while they arrive, counted and hashed in passing. No byte of theirs lies on disk in clear.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, rm } from "node:fs/promises";
import path from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { AppError } from "@/lib/core/errors";
import { uuidv7 } from "@/lib/core/ids";
import { log } from "@/lib/core/log";
import { openRange } from "@/lib/vault/open";
import { type SealedFile, sealing } from "@/lib/vault/seal";
import { incomingFolder } from "@/lib/vault/store";

/** A sealed file in the folder of incoming ones. */
export interface Spooled {
  sealed: SealedFile;
  file: string;
  /** Of the clear bytes, as their SHA-256 is. */
  bytes: number;
  sha256: string;
}

/** Whether it was our disk that failed (full, read-only, gone), and not whoever sent the bytes. */
const isOfDisk = (error: unknown) =>
  error instanceof Error && "syscall" in error && ["mkdir", "open", "write"].includes(String(error.syscall));

/** Seals a stream into a new file. When it fails or is cut off, nothing is left; `busy` when our disk cannot keep it. */
export async function spool(source: AsyncIterable<Uint8Array>, sealed: SealedFile): Promise<Spooled> {
  try {
    return await spoolInto(incomingFolder(), source, sealed);
  } catch (error) {
    if (!isOfDisk(error)) throw error;
    log.fault(error);
    throw new AppError(
      "busy",
      "There is no room for files on our side, and nothing was stored. Tell your administrator.",
    );
  }
}

async function spoolInto(
  folder: string,
  source: AsyncIterable<Uint8Array>,
  sealed: SealedFile,
): Promise<Spooled> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, uuidv7());
  const hash = createHash("sha256");
  let bytes = 0;
  const measuring = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  // Made before anything can break off: a file that is still being opened then would be there after it was removed.
  const handle = await open(file, "wx", 0o600);
  try {
    await pipeline(source, measuring, sealing(sealed), handle.createWriteStream());
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
  return { sealed, file, bytes, sha256: hash.digest("hex") };
}

/** The clear bytes of a spooled file. */
export const readSpooled = ({ sealed, file, bytes }: Spooled): AsyncGenerator<Buffer> =>
  openRange(sealed, bytes, async (from, to) => createReadStream(file, { start: from, end: to }));

/** Forgets a spooled file; one that was moved into the store is gone already. */
export const dropSpooled = async (spooled: Spooled | null | undefined): Promise<void> => {
  if (spooled) await rm(spooled.file, { force: true });
};

/** Throws when nothing can be received now. */
export async function checkIncoming(): Promise<void> {
  await mkdir(incomingFolder(), { recursive: true, mode: 0o700 });
  const probe = path.join(incomingFolder(), `.writable-${uuidv7()}`);
  await (await open(probe, "wx", 0o600)).close();
  await rm(probe);
}
