// A lock that is waited for briefly: whoever asks for it makes others queue behind him, and holds a connection meanwhile.
import { setTimeout } from "node:timers/promises";
import type { Bulk } from "@/lib/core/bulk";
import { sql } from "@/lib/core/db";
import { isLockTimeout } from "@/lib/core/faults";

/** From here to the end of the transaction; whoever waits longer is refused as "busy". */
export const waitBriefly = sql`set_config('lock_timeout', '3s', true)`;

const TRIES = 3;
/** Those who queued are served first. */
const PAUSE = 1_000;

/** For work that can as well be left: tried a few times in a transaction. False when others kept what it needs. */
export async function ifSoonFree(bulk: Bulk, work: () => Promise<void>): Promise<boolean> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    if (attempt > 1) await setTimeout(PAUSE);
    try {
      await bulk.transaction(async () => {
        await bulk.query(sql`SELECT ${waitBriefly}`);
        await work();
      });
      return true;
    } catch (error) {
      if (!isLockTimeout(error)) throw error;
    }
  }
  return false;
}
