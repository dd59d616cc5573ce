// The embedded database's share of the memory, from the smallest machine to the largest.
import { expect, test } from "vitest";
import { memoryThereIs, tuneFor } from "./memory.mjs";
import { writeOptions } from "./settings.mjs";

const GB = 2 ** 30;
const sizeOf = (text: unknown) => Number(String(text).replace("MB", "")) * 2 ** 20;

test("a machine of 24 GB gives a quarter", () => {
  expect(tuneFor(24 * GB)).toMatchObject({
    shared_buffers: "6144MB",
    effective_cache_size: "12288MB",
    work_mem: "61MB",
    maintenance_work_mem: "1536MB",
    max_wal_size: "6144MB",
  });
});

test.each([0.5, 1, 2, 4, 8, 64, 1024])(
  "on %d GB it never takes more than half, nor less than it needs",
  (size) => {
    const tuned = tuneFor(size * GB);
    expect(sizeOf(tuned.shared_buffers)).toBeGreaterThanOrEqual(128 * 2 ** 20);
    expect(sizeOf(tuned.shared_buffers) + sizeOf(tuned.maintenance_work_mem)).toBeLessThanOrEqual(
      (size * GB) / 2,
    );
    expect(sizeOf(tuned.work_mem) * 100).toBeLessThanOrEqual(Math.max(size * GB, 400 * 2 ** 20));
  },
);

test("what it takes on this machine is there, and a test's server takes little", () => {
  expect(memoryThereIs()).toBeGreaterThan(0);
  expect(writeOptions(5432)).toContain(`shared_buffers=${tuneFor(memoryThereIs()).shared_buffers}`);
  expect(writeOptions(5432, { isForTests: true })).toContain("shared_buffers=64MB");
  expect(writeOptions(5432, { isForTests: true })).not.toContain("checkpoint_timeout");
});
