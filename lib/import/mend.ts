// When the server starts, and every five minutes: indexes that an import set aside and was cut off are made again.
import { openBulk } from "@/lib/core/bulk";
import type { Worker } from "@/lib/core/jobs";
import { log } from "@/lib/core/log";
import { mendIndexes } from "@/lib/import/search-indexes";

/** Sorting a hundred million customers takes an hour; until then nobody else begins. */
const HOURS = 3_600;

/** An import that still runs makes them itself. */
export const indexWorker = (): Worker => ({
  queue: "indexes-set-aside",
  cron: "*/5 * * * *",
  everySeconds: 60,
  mostSeconds: 3 * HOURS,
  work: async () => {
    const bulk = await openBulk();
    try {
      const made = await mendIndexes(bulk);
      if (made > 0) log.info("indexes of the search made again", { made });
    } finally {
      await bulk.end();
    }
  },
});
