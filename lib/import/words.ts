// What pages and commands call the states of an import and its rows, in the same words; browser-safe.
import { countWords } from "@/lib/format";
import type { ImportState } from "@/lib/import/schema";

export const stateWords: Record<ImportState, string> = {
  reading: "Reading",
  checked: "Checked",
  refused: "Refused",
  loading: "Writing",
  done: "Imported",
  dropped: "Given up",
};

/** The subject of a sentence. */
export const allRows = (count: number): string =>
  count === 1 ? "The one row" : `All ${countWords(count, "row")}`;
