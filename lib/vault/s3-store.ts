// Sealed files in an S3-compatible store. What lies there is as unreadable to its operator as a disk is to its thief.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  ListObjectsCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import type { Env } from "@/lib/core/env";
import { readObject } from "@/lib/vault/s3-reads";
import type { Store } from "@/lib/vault/store";

type Settings = Pick<Env, "S3_ENDPOINT" | "S3_REGION" | "S3_ACCESS_KEY_ID" | "S3_SECRET_ACCESS_KEY">;

/** A store that takes no connection, or says nothing for so long, is away: nobody's upload waits for it for ever. */
const connectMs = 5_000;
const silentMs = 30_000;

/** Slow readers hold their lines: others must not wait for one. */
const reading = { httpAgent: { maxSockets: 500 }, httpsAgent: { maxSockets: 500 } };

function makeClient(settings: Settings, lines: { socketTimeout: number } | typeof reading): S3Client {
  const { S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = settings;
  return new S3Client({
    region: S3_REGION,
    requestHandler: { connectionTimeout: connectMs, ...lines },
    // Own stores have no host name for each bucket.
    ...(S3_ENDPOINT ? { endpoint: S3_ENDPOINT, forcePathStyle: true } : {}),
    ...(S3_ACCESS_KEY_ID && S3_SECRET_ACCESS_KEY
      ? { credentials: { accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY } }
      : {}),
    // By default a stream is sent framed with a checksum, which stores that do not know it keep as content. Each of
    // our segments proves itself.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
}

/** `listed`: how many names come at once; `patienceMs`: how long it may say nothing. */
export function makeS3Store(
  bucket: string,
  settings: Settings,
  { listed = 1_000, patienceMs = silentMs } = {},
): Store {
  const client = makeClient(settings, { socketTimeout: patienceMs });
  const reader = makeClient(settings, reading);
  return {
    async put(name, file) {
      const { size } = await stat(file);
      const body = createReadStream(file);
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: name, Body: body, ContentLength: size }));
    },
    async read(name, from, to) {
      const wanted = new GetObjectCommand({ Bucket: bucket, Key: name, Range: `bytes=${from}-${to}` });
      return await readObject(reader, wanted, patienceMs);
    },
    async remove(name) {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: name }));
    },
    // By names, not by tokens: every store understands this older listing.
    async *list() {
      for (let after: string | undefined, isMore = true; isMore; ) {
        const wanted = { Bucket: bucket, Marker: after, MaxKeys: listed };
        const page = await client.send(new ListObjectsCommand(wanted));
        for (const { Key, LastModified } of page.Contents ?? [])
          if (Key && LastModified) yield { name: Key, changedAt: LastModified };
        after = page.Contents?.at(-1)?.Key;
        isMore = page.IsTruncated === true && after !== undefined;
      }
    },
    async check() {
      const abortSignal = AbortSignal.timeout(Math.min(connectMs, patienceMs));
      await client.send(new HeadBucketCommand({ Bucket: bucket }), { abortSignal });
    },
  };
}
