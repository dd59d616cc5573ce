// What a run left for the next one: how the database was filled, and the figures of the filling.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readMachine } from "../machine.mjs";

const fileOf = (folder) => path.join(folder, "bench-large.json");

/**
 * @param {{ folder: string, customers: number, events: number }} order
 * @returns {Record<string, { at: string, commit: string, rows: object[] }>} by part; empty when it was filled with other numbers
 */
export function readKept({ folder, customers, events }) {
  if (!existsSync(fileOf(folder))) return {};
  const kept = JSON.parse(readFileSync(fileOf(folder), "utf8"));
  return kept.customers === customers && kept.events === events ? kept.parts : {};
}

export function keepPart(order, part, rows) {
  const { folder, customers, events } = order;
  const { at, commit } = readMachine();
  const parts = { ...readKept(order), [part]: { at, commit, rows } };
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileOf(folder), `${JSON.stringify({ customers, events, parts }, null, 2)}\n`);
}
