// Which steps a search took, by the statements that it asked.
import type { Tx } from "@/lib/core/db";

const steps: Record<string, RegExp> = {
  words: /FROM customer_name_word/,
  count: /FROM c WHERE hit/,
  seek: / AS most/,
  walk: / AS passed/,
};

/** The same handle, and the list to which each step adds its name. */
export function listening(tx: Tx): { tx: Tx; trail: string[] } {
  const trail: string[] = [];
  const query: Tx["query"] = async (text) => {
    const step = Object.keys(steps).find((name) => steps[name]?.test(text.text));
    if (step) trail.push(step);
    return await tx.query(text);
  };
  return { tx: Object.create(tx, { query: { value: query } }) as Tx, trail };
}

/** Each step once, with how often it was taken. */
export const writeTrail = (trail: readonly string[]): string =>
  [...new Set(trail)]
    .map((name) => ({ name, times: trail.filter((one) => one === name).length }))
    .map(({ name, times }) => (times > 1 ? `${name} ×${times}` : name))
    .join(", ");
