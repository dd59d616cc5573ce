// How much of the machine's memory the embedded database takes: a quarter where there is plenty, little where there is not.
import os from "node:os";

const MB = 1 << 20;

/** What this process may use: a container's limit where it has one, else the machine's memory. */
export function memoryThereIs() {
  const limit = process.constrainedMemory?.() ?? 0;
  const all = os.totalmem();
  return limit > 0 && limit < all ? limit : all;
}

const between = (least, value, most) => Math.round(Math.min(most, Math.max(least, value)));

/**
 * Settings by memory. The buffers take what they hold, not what they may: a small database stays small. Half of the
 * memory is left to the app and to everything else on the machine.
 * @param {number} bytes
 * @returns {Record<string, string | number>}
 */
export function tuneFor(bytes) {
  const there = bytes / MB;
  return {
    shared_buffers: `${between(128, there / 4, 16_384)}MB`,
    effective_cache_size: `${between(256, there / 2, 262_144)}MB`,
    // Each sort of each connection may take it: a hundred of them at once must not end the machine.
    work_mem: `${between(4, there / 400, 64)}MB`,
    // An index of millions is built in memory or in several passes over the disk.
    maintenance_work_mem: `${between(64, there / 16, 2_048)}MB`,
    // Rarer checkpoints: while millions of customers are written, each one writes whole pages anew.
    max_wal_size: `${between(1_024, there / 4, 8_192)}MB`,
    checkpoint_timeout: "15min",
    // The disks of today find any page as fast as the next one.
    random_page_cost: 1.1,
    // What was imported is marked as visible to all soon: only then is an index enough for a search.
    autovacuum_vacuum_insert_scale_factor: 0.1,
  };
}
