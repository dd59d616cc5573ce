// Reads from an S3-compatible store: a silent store is given up, a slow reader is not.
import type { Readable } from "node:stream";
import type { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { FileDamaged } from "@/lib/vault/faults";

const isMissing = (error: unknown) =>
  error instanceof Error && ["NoSuchKey", "NotFound", "InvalidRange"].includes(error.name);

/** What a store sends, given up when it is silent while we wait for more. However long the reader pauses is his affair. */
async function* patiently(body: Readable, patienceMs: number): AsyncGenerator<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array> = body[Symbol.asyncIterator]();
  const giveUp = () => body.destroy(new Error("The file store fell silent in the middle of a file."));
  try {
    for (;;) {
      const timer = setTimeout(giveUp, patienceMs);
      const next = await chunks.next().finally(() => clearTimeout(timer));
      if (next.done) return;
      yield next.value;
    }
  } finally {
    body.destroy();
  }
}

/** What is asked for, of a client that itself gives no silent line up: it cannot tell whose silence it is. */
export async function readObject(
  client: S3Client,
  wanted: GetObjectCommand,
  patienceMs: number,
): Promise<AsyncIterable<Uint8Array>> {
  const giving = new AbortController();
  const timer = setTimeout(() => giving.abort(), patienceMs);
  try {
    const { Body } = await client.send(wanted, { abortSignal: giving.signal });
    return patiently(Body as Readable, patienceMs);
  } catch (error) {
    if (isMissing(error)) throw new FileDamaged("The bytes of this file are not in the store.");
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
