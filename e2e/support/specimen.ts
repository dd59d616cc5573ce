// A specimen passport or card as a file, drawn by the same program as the reader's corpus, which is run, not imported.
import { execFileSync } from "node:child_process";
import type { Paper } from "./papers";

export interface Specimen {
  lines: string[];
  content: { number: string; surname: string; given: string; birth: string; expiry: string };
  paper: Paper;
}

/** The page with this number: always the same. */
export function drawSpecimen(seed: number, form: "TD1" | "TD2" | "TD3" = "TD3"): Specimen {
  const program = ["--import", "tsx", "lib/reader/testing/print-specimen.ts", String(seed), form];
  const printed = execFileSync(process.execPath, program, { encoding: "utf8", maxBuffer: 50_000_000 });
  const { lines, content, jpeg } = JSON.parse(printed) as Omit<Specimen, "paper"> & { jpeg: string };
  const bytes = new Uint8Array(Buffer.from(jpeg, "base64"));
  return { lines, content, paper: { name: "passport.jpg", type: "image/jpeg", bytes } };
}
