// The names of sealed files in the store: below their bank, customer and medium, under the SHA-256 of their clear bytes.
import type { MediumKey, Which } from "@/lib/vault/binding";

/** Ids have no slash in them, and the letter before keeps `..` from being a folder. */
export const objectName = (
  { bankId, customerId, mediumId }: MediumKey,
  which: Which,
  sha256: string,
): string => `b-${bankId}/c-${customerId}/${mediumId}/${which}-${sha256}`;

/** Which medium an object of the store belongs to; null for what we did not put there. */
export function readObjectName(name: string): MediumKey | null {
  const form =
    /^b-([A-Za-z0-9._-]+)\/c-([A-Za-z0-9._-]+)\/([0-9a-f-]{36})\/(?:original|rendition|thumbnail)-/;
  const [, bankId, customerId, mediumId] = form.exec(name) ?? [];
  return bankId && customerId && mediumId ? { bankId, customerId, mediumId } : null;
}
