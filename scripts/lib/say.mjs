// What a command prints: one line per step with the time it took, and refusals as one plain sentence.

/** A refusal the reader can act on: printed as its sentence alone, without a stack. */
export class PlainError extends Error {}

/** Prints one indented progress line. */
export const say = (line) => console.log(`  ${line}`);

/**
 * Runs one step and prints its name, what it answered (when that is a text) and the seconds it took.
 * @template T
 * @param {string} name
 * @param {() => Promise<T> | T} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const start = performance.now();
  const result = await work();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const said = typeof result === "string" ? result : "done";
  say(`${name.padEnd(12)} ${said.padEnd(34)} ${seconds.padStart(6)} s`);
  return result;
}
