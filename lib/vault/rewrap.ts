// Wraps the files' keys anew by the first of VAULT_KEYS, a batch at a time: cut off, it goes on where it was.
import { z } from "zod";
import { dossierItself } from "@/lib/core/actor";
import { byItself } from "@/lib/core/permissions";
import { defineCommand, perform } from "@/lib/core/use-case";
import { currentKeyId, unwrapKey, wrapKey } from "@/lib/vault/keys";

/** The next rows under another key, and how many are left when that is asked. A key that does not open stops it: nothing is thrown away. */
const rewrapKeys = defineCommand({
  name: "vault.rewrap",
  allow: byItself(),
  input: z.object({ atOnce: z.number().int().positive(), isCounting: z.boolean() }),
  run: async (tx, { atOnce, isCounting }) => {
    const keyId = currentKeyId();
    const other = { where: { keyId: { not: keyId } } };
    const rows = await tx.storedFile.findMany({ ...other, orderBy: { uploadedAt: "asc" }, take: atOnce });
    for (const row of rows) {
      const { bankId, customerId, mediumId, wrappedKey } = row;
      const medium = { bankId, customerId, mediumId };
      const rewrapped = wrapKey(unwrapKey(row, medium), medium);
      await tx.storedFile.updateMany({ where: { ...medium, wrappedKey }, data: rewrapped });
    }
    return { keyId, rewrapped: rows.length, left: isCounting ? await tx.storedFile.count(other) : 0 };
  },
  record: ({ rewrapped, keyId }) => (rewrapped > 0 ? { after: { keyId, files: rewrapped } } : null),
});

/** Tells after each batch how many are done and how many are left; returns how many keys were wrapped anew. */
export async function rewrapAll(
  tell: (done: number, left: number) => void = () => undefined,
  atOnce = 200,
): Promise<number> {
  let [done, left, rewrapped] = [0, 0, atOnce];
  while (rewrapped === atOnce) {
    // Counted once: millions of files would be counted ten thousand times.
    const batch = await perform(rewrapKeys, dossierItself(), { atOnce, isCounting: done === 0 });
    rewrapped = batch.rewrapped;
    left = done === 0 ? batch.left : Math.max(0, left - rewrapped);
    done += rewrapped;
    if (rewrapped > 0) tell(done, left);
  }
  return done;
}
