// Readings of the last minutes, in this process's memory only: what is confirmed is what the server itself read.
import type { FreshReading } from "./readings";

const KEPT_MS = 20 * 60_000;
const MOST = 50;

interface Kept {
  sha256: string;
  until: number;
  reading: FreshReading;
}
const shared = globalThis as unknown as { dossierReadings?: Map<string, Kept> };
const kept = (): Map<string, Kept> => {
  shared.dossierReadings ??= new Map();
  return shared.dossierReadings;
};

/** The oldest goes when there are too many. */
export function remember(key: string, sha256: string, reading: FreshReading): void {
  const all = kept();
  all.delete(key);
  all.set(key, { sha256, until: Date.now() + KEPT_MS, reading });
  for (const old of all.keys()) {
    if (all.size <= MOST) break;
    all.delete(old);
  }
}

/** The reading of exactly these bytes, if it is not too old. */
export function recall(key: string, sha256: string): FreshReading | null {
  const found = kept().get(key);
  if (!found || found.sha256 !== sha256) return null;
  if (found.until > Date.now()) return found.reading;
  kept().delete(key);
  return null;
}
