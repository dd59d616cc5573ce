// Merges two people's edits of one record field by field. Pure.
import type { ConflictField, MergedField } from "./conflict";

type Values = Record<string, unknown>;

/** A value as a form shows it: dates as days, lists joined, nothing as empty. */
export function asTyped(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(asTyped);
  if (value === null || value === undefined) return [""];
  if (value instanceof Date) return [value.toISOString().slice(0, 10)];
  const text = String(value);
  return [/^\d{4}-\d{2}-\d{2}T00:00:00(\.000)?Z$/.test(text) ? text.slice(0, 10) : text];
}

const words = (value: unknown) => asTyped(value).filter(Boolean).join(", ");

export interface Merge {
  /** Changed on both sides, differently: to be chosen. */
  both: ConflictField[];
  /** Decided already, and why. */
  merged: MergedField[];
  /** What the decided fields post. */
  settled: { name: string; value: string }[];
}

/** `was` is what the record said when the form was opened; a field missing from it counts as changed by both. */
export function mergeTyped(
  labels: Record<string, string>,
  yours: Values,
  theirs: Values,
  was: Values,
): Merge {
  const merge: Merge = { both: [], merged: [], settled: [] };
  for (const [name, label] of Object.entries(labels)) {
    const [mine, other, before] = [words(yours[name]), words(theirs[name]), words(was[name])];
    const isMine = mine !== before || !(name in was);
    const isTheirs = other !== before || !(name in was);
    if (isMine && isTheirs && mine !== other) {
      // A list is chosen as a whole: the form reads its values joined by commas.
      merge.both.push({ name, label, was: before, theirs: other, yours: mine });
      continue;
    }
    const kept = isMine ? yours[name] : theirs[name];
    const note =
      mine === other ? "same in both" : isMine ? "only you changed it, kept" : "only they changed it, kept";
    merge.merged.push({ label, value: words(kept) || "empty", isChanged: mine !== other, note });
    for (const value of asTyped(kept)) merge.settled.push({ name, value });
  }
  return merge;
}
