// Files chosen for a record that is not stored yet: kept in the page's memory under the id it will have, until it is.
"use client";

const waiting = new Map<string, File[]>();

export function keepWaiting(recordId: string, files: readonly File[]): void {
  if (files.length > 0) waiting.set(recordId, [...files]);
  else waiting.delete(recordId);
}

/** Gives them once. */
export function takeWaiting(recordId: string): File[] {
  const files = waiting.get(recordId) ?? [];
  waiting.delete(recordId);
  return files;
}
