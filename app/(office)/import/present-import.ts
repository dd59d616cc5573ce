// An import as its page draws it, on the server and in the browser alike: how far it is, in words.
import type { Tone } from "@/components/ui/badge";
import { countWords, formatCount, visibleText } from "@/lib/format";
import type { Import, ImportState } from "@/lib/import/schema";
import { allRows, stateWords } from "@/lib/import/words";

export interface ImportView {
  state: ImportState;
  isRunning: boolean;
  badge: { tone: Tone; word: string };
  /** "Reading customers.csv, 31,200 rows so far." */
  words: string;
  /** From 0 to 100. */
  percent: number;
}

const tones: Record<ImportState, Tone> = {
  reading: "waiting",
  checked: "proposed",
  refused: "bad",
  loading: "waiting",
  done: "ok",
  dropped: "neutral",
};

export function badgeOf({ state, isDryRun, isCutOff }: Import): ImportView["badge"] {
  if (isCutOff) return { tone: "soon", word: "Cut off" };
  return state === "checked" && isDryRun
    ? { tone: "ok", word: "Dry run" }
    : { tone: tones[state], word: stateWords[state] };
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

function wordsOf({ state, files, badRows }: Import): string {
  const name = visibleText(files[0]?.name ?? "");
  const rows = sum(files.map((file) => file.rows));
  const ofRows = countWords(rows, "row");
  const loaded = formatCount(sum(files.map((file) => file.loadedRows)));
  switch (state) {
    case "reading":
      return `Reading ${name}: ${ofRows} so far.`;
    case "checked":
      return `${allRows(rows)} can be imported; nothing is written yet.`;
    case "refused":
      return `${countWords(badRows, "refusal")}; nothing was written. Correct the file, and choose it again.`;
    case "loading":
      return `${loaded} of ${ofRows} ${rows === 1 ? "is" : "are"} written.`;
    case "done":
      return badRows > 0
        ? `${loaded} of ${ofRows} ${rows === 1 ? "was" : "were"} written; what was left out is listed below.`
        : `${allRows(rows)} ${rows === 1 ? "was" : "were"} written.`;
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
