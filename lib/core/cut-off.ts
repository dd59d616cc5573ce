// Programs that open strangers' files are cut off from the network where the system lets us: they start in one of their own, with nothing in it.
import { spawnSync } from "node:child_process";
import { log } from "@/lib/core/log";

/** As nobody in particular, which needs no privileges; where that is forbidden, as root. */
const ways = [
  ["unshare", "--user", "--net"],
  ["unshare", "--net"],
];

// Pages and route handlers each have their own copy of this module.
const shared = globalThis as unknown as { dossierCutOff?: string[] };

/** Without our environment, as the programs themselves start. */
const works = ([command = "", ...args]: string[]) =>
  spawnSync(command, [...args, "true"], { env: { NODE_ENV: "production" } }).status === 0;

/** What stands before a program to start it cut off; nothing where the system does not let us. Tried once. */
export function cuttingOff(): readonly string[] {
  shared.dossierCutOff ??= ways.find(works) ?? [];
  return shared.dossierCutOff;
}

/** Says once, when the server starts, how it is. */
export function tellCutOff(): void {
  if (cuttingOff().length > 0) log.info("uploaded files are opened without network");
  else log.warn("uploaded files are opened by programs that could reach the network: unshare is not allowed");
}
