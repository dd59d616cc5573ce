// What uploaded files need by the clock: what waits is scanned, what was cut off is removed.
import type { Worker } from "@/lib/core/jobs";
import { log } from "@/lib/core/log";
import { scanPending } from "@/lib/media/scans";
import { sweepIncoming, sweepStore } from "@/lib/media/sweep";

/** One of all instances does it, every ten minutes and when one starts. */
export const mediaWorker = (): Worker => ({
  queue: "media-upkeep",
  cron: "*/10 * * * *",
  everySeconds: 10,
  mostSeconds: 1_800,
  work: async () => {
    await scanPending();
    await sweepStore();
  },
});

const hour = 3_600_000;

/** Each instance cleans its own folder of files on their way. */
export function keepIncomingClean(): void {
  const sweep = () => void sweepIncoming().catch((error: unknown) => log.fault(error));
  sweep();
  setInterval(sweep, hour).unref();
}
