// An import as its page draws it, on the server and in the browser alike: how far it is, in words.
import type { Tone } from "@/components/ui/badge";
import { formatCount, visibleText } from "@/lib/format";
import type { Import, ImportState } from "@/lib/import/schema";

export interface ImportView {
  state: ImportState;
  isRunning: boolean;
  badge: { tone: Tone; word: string };
  /** "Reading customers.csv, 31,200 rows so far." */
  words: string;
  /** From 0 to 100. */
  percent: number;
}

const badges: Record<ImportState, { tone: Tone; word: string }> = {
  reading: { tone: "waiting", word: "Reading" },
  checked: { tone: "proposed", word: "Checked" },
  refused: { tone: "bad", word: "Refused" },
  loading: { tone: "waiting", word: "Writing" },
  done: { tone: "ok", word: "Imported" },
  dropped: { tone: "neutral", word: "Given up" },
};

export function badgeOf({ state, isDryRun, isCutOff }: Import): ImportView["badge"] {
  if (isCutOff) return { tone: "soon", word: "Cut off" };
  return state === "checked" && isDryRun ? { tone: "ok", word: "Dry run" } : badges[state];
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

function wordsOf({ state, files, badRows }: Import): string {
  const name = visibleText(files[0]?.name ?? "");
  const rows = formatCount(sum(files.map((file) => file.rows)));
  const loaded = formatCount(sum(files.map((file) => file.loadedRows)));
  switch (state) {
    case "reading":
      return `Reading ${name}: ${rows} rows so far.`;
    case "checked":
      return `All ${rows} rows can be imported; nothing is written yet.`;
    case "refused":
      return `${formatCount(badRows)} refusals; nothing was written. Correct the file, and choose it again.`;
    case "loading":
      return `${loaded} of ${rows} rows are written.`;
    case "done":
      return badRows > 0
        ? `${loaded} of ${rows} rows were written; the others are listed below.`
        : `All ${rows} rows were written.`;
    case "dropped":
      return "Nothing was written.";
  }
}

function percentOf({ state, files }: Import): number {
  const [done, of] =
    state === "loading"
      ? [files.map((file) => file.loadedRows), files.map((file) => file.rows)]
      : [files.map((file) => file.readBytes), files.map((file) => file.bytes)];
  return sum(of) === 0 ? 0 : Math.min(100, Math.floor((100 * sum(done)) / sum(of)));
}

export const presentImport = (found: Import): ImportView => ({
  state: found.state,
  isRunning: (found.state === "reading" || found.state === "loading") && !found.isCutOff,
  badge: badgeOf(found),
  words: wordsOf(found),
  percent: percentOf(found),
});
