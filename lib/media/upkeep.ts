// What uploaded files need by the clock: what waits is scanned, what was cut off is removed.
import type { Worker } from "@/lib/core/jobs";
import { log } from "@/lib/core/log";
import { scanPending } from "@/lib/media/scans";
import { sweepIncoming, sweepStore } from "@/lib/media/sweep";

const hour = 3_600_000;
let sweptAt = 0;

/** One of all instances does it, every ten minutes and when one starts; the store is looked through once an hour. */
export const mediaWorker = (): Worker => ({
  queue: "media-upkeep",
  cron: "*/10 * * * *",
  everySeconds: 10,
  mostSeconds: 1_800,
  work: async () => {
    await scanPending();
    if (Date.now() - sweptAt < hour) return;
    await sweepStore();
    sweptAt = Date.now();
  },
});

/** Each instance cleans its own folder of files on their way. */
export function keepIncomingClean(): void {
  const sweep = () => void sweepIncoming().catch((error: unknown) => log.fault(error));
  sweep();
  setInterval(sweep, hour).unref();
}
