// Wraps the files' keys anew by the first of VAULT_KEYS, a batch at a time: cut off, it goes on where it was.
import { z } from "zod";
import { dossierItself } from "@/lib/core/actor";
import { byItself } from "@/lib/core/permissions";
import { defineCommand, perform } from "@/lib/core/use-case";
import { currentKeyId, unwrapKey, wrapKey } from "@/lib/vault/keys";

/** The next rows under another key. A key that does not open stops it: nothing is thrown away. */
const rewrapKeys = defineCommand({
  name: "vault.rewrap",
  allow: byItself(),
  input: z.object({ atOnce: z.number().int().positive() }),
  run: async (tx, { atOnce }) => {
    const keyId = currentKeyId();
    const other = { where: { keyId: { not: keyId } } };
    const rows = await tx.storedFile.findMany({ ...other, orderBy: { uploadedAt: "asc" }, take: atOnce });
    for (const row of rows) {
      const { bankId, customerId, mediumId, wrappedKey } = row;
      const medium = { bankId, customerId, mediumId };
      const rewrapped = wrapKey(unwrapKey(row, medium), medium);
      await tx.storedFile.updateMany({ where: { ...medium, wrappedKey }, data: rewrapped });
    }
    return { keyId, rewrapped: rows.length, left: await tx.storedFile.count(other) };
  },
  record: ({ rewrapped, keyId }) => (rewrapped > 0 ? { after: { keyId, files: rewrapped } } : null),
});

/** Tells after each batch how many are done and how many are left; returns how many keys were wrapped anew. */
export async function rewrapAll(
  tell: (done: number, left: number) => void = () => undefined,
  atOnce = 200,
): Promise<number> {
  let done = 0;
  for (let left = 1; left > 0; ) {
    const batch = await perform(rewrapKeys, dossierItself(), { atOnce });
    done += batch.rewrapped;
    left = batch.left;
    tell(done, left);
  }
  return done;
}
