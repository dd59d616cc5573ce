// SQL LIKE patterns out of what an officer typed: `%` and `_` are wildcards, a backslash takes their meaning.

/** The text as a LIKE pattern that matches exactly itself. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}

/** True when the text has a `%` or `_` that is not taken back by a backslash. */
export function hasWildcard(text: string): boolean {
  return /[%_]/.test(text.replace(/\\[\\%_]/g, ""));
}

/**
 * A typed pattern made safe for LIKE: escapes stay, a backslash before anything else (or at the end, where
 * PostgreSQL fails) means itself, and runs of `%` become one.
 */
export function safePattern(typed: string): string {
  return typed.replace(/\\[\\%_]|\\|%+/g, (found) => {
    if (found === "\\") return "\\\\";
    return found.startsWith("%") ? "%" : found;
  });
}

/** The pattern for the bare digits of a number: everything but digits and wildcards left out. */
export function digitsPattern(typed: string): string {
  return typed
    .replace(/\\[\\%_]/g, "")
    .replace(/[^0-9%_]/g, "")
    .replace(/%+/g, "%");
}

/** The runs of digits between the wildcards, in order: what can be marked in a hit. */
export function digitRuns(pattern: string): string[] {
  return pattern.split(/[%_]+/).filter((run) => run !== "");
}
