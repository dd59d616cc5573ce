// The embedded database's settings: loopback only, its share of the memory, and no customer's data in its log.
import { memoryThereIs, tuneFor } from "./memory.mjs";

const everywhere = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  timezone: "UTC",
  log_timezone: "UTC",
  jit: "off",
  // A refused statement's text and the values of a broken constraint are personal data.
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  // Containers give 64 MB of shared memory, which parallel workers exceed.
  max_parallel_workers_per_gather: 0,
  // A query over all months of the audit holds a lock on each of them and on its indexes.
  max_locks_per_transaction: 512,
};

const lasting = () => ({ ...tuneFor(memoryThereIs()), max_connections: 100 });

/** A test's database may be lost with the machine: it waits for no disk. */
const passing = {
  shared_buffers: "64MB",
  max_connections: 200,
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  autovacuum: "off",
};

/** The settings as pg_ctl's -o wants them. Every value is a plain word, so that none needs a shell's quoting. */
export function writeOptions(port, { isForTests = false } = {}) {
  const all = { ...everywhere, ...(isForTests ? passing : lasting()), port };
  return Object.entries(all)
    .map(([name, value]) => (value === "" ? `-c ${name}=` : `-c ${name}=${value}`))
    .join(" ");
}
