// Where sealed files lie: one small interface, on disk or in any S3-compatible store.
import path from "node:path";
import { env } from "@/lib/core/env";
import { makeDiskStore } from "@/lib/vault/disk-store";
import { makeS3Store } from "@/lib/vault/s3-store";

export interface StoredObject {
  name: string;
  changedAt: Date;
}

export interface Store {
  /** Keeps the bytes of a local file under a name; when it returns they are there to stay. The file may be gone then. */
  put(name: string, file: string): Promise<void>;
  /** Bytes `from` to `to`, both included. Throws FileDamaged when there is nothing of that name. */
  read(name: string, from: number, to: number): Promise<AsyncIterable<Uint8Array>>;
  /** Gone afterwards, also when it was not there. */
  remove(name: string): Promise<void>;
  list(): AsyncIterable<StoredObject>;
  /** Throws when nothing can be stored now. */
  check(): Promise<void>;
}

/** Files on their way in, sealed already, lie on this machine whichever store is used. */
export const incomingFolder = (): string => path.resolve(env().DATA_DIR, "vault/incoming");

// Each copy of this module (pages and route handlers have their own) makes its own: a store that another copy made would
// throw that copy's FileDamaged, which nobody here takes for one.
let made: Store | undefined;

/** The store that the environment names. */
export function store(): Store {
  const { S3_BUCKET, DATA_DIR } = env();
  made ??= S3_BUCKET ? makeS3Store(S3_BUCKET, env()) : makeDiskStore(path.resolve(DATA_DIR, "vault/objects"));
  return made;
}

/** Another one from now on, for tests; without one, again what the environment names. */
export const swapStore = (other: Store | undefined): void => {
  made = other;
};
