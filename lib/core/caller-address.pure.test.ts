// Whose address is believed, with and without proxies in front.
import { expect, test } from "vitest";
import { callerAddress } from "@/lib/core/caller-address";

test.each([
  ["without a proxy only the socket counts", "6.6.6.6", "10.0.0.9", 0, "10.0.0.9"],
  ["one proxy saw the caller", "203.0.113.7", "10.0.0.2", 1, "203.0.113.7"],
  ["what the caller wrote before it is not believed", "6.6.6.6, 203.0.113.7", "10.0.0.2", 1, "203.0.113.7"],
  ["two proxies", "6.6.6.6, 203.0.113.7, 10.0.0.2", "10.0.0.3", 2, "203.0.113.7"],
  ["a request past the proxies is its socket", undefined, "10.0.0.66", 1, "10.0.0.66"],
] as const)("%s", (_, forwarded, socket, proxies, address) => {
  expect(callerAddress(forwarded, socket, proxies)).toBe(address);
});
