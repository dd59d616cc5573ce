// Whether files can be received and stored now: asked by /readyz, so the answer is kept for some seconds.
import { readKeys } from "@/lib/vault/keys";
import { checkIncoming } from "@/lib/vault/spool";
import { store } from "@/lib/vault/store";

const keptMs = 5_000;
let last: { at: number; outcome: Promise<void> } | null = null;

async function check(): Promise<void> {
  readKeys();
  await Promise.all([checkIncoming(), store().check()]);
}

/** Throws when there is no key, or a folder or bucket cannot be written to. */
export function checkVault(now = Date.now()): Promise<void> {
  if (!last || now - last.at > keptMs) last = { at: now, outcome: check() };
  return last.outcome;
}
