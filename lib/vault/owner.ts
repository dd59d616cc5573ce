// Whose a store is: the first who sweeps it leaves the name of its database there. Another database must never tidy it up.
import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { uuidv7 } from "@/lib/core/ids";
import { FileDamaged } from "@/lib/vault/faults";
import { checkIncoming } from "@/lib/vault/spool";
import { incomingFolder, type Store } from "@/lib/vault/store";

const mark = "owner";
const longest = 64;

async function readOwner(store: Store): Promise<string | null> {
  try {
    const parts: Uint8Array[] = [];
    for await (const part of await store.read(mark, 0, longest - 1)) parts.push(part);
    return Buffer.concat(parts).toString("utf8");
  } catch (error) {
    if (error instanceof FileDamaged) return null;
    throw error;
  }
}

/** Whether the store belongs to this database; one that belongs to nobody is taken. */
export async function isStoreOf(store: Store, databaseId: string): Promise<boolean> {
  const owner = await readOwner(store);
  if (owner !== null) return owner === databaseId;
  await checkIncoming();
  const file = path.join(incomingFolder(), uuidv7());
  await writeFile(file, databaseId, { mode: 0o600 });
  await store.put(mark, file);
  await rm(file, { force: true });
  return true;
}
