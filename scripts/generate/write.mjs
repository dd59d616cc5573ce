// Writes the files of a bank row by row, no faster than the disk takes them.

import { once } from "node:events";
import { createWriteStream, mkdirSync } from "node:fs";
import path from "node:path";
import { hashText } from "./random.mjs";
import { columns, rowsOf } from "./rows.mjs";

const TOGETHER = 2_000;

/** A cell of RFC 4180. */
const cell = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const lineOf = (cells) => `${cells.map(cell).join(",")}\n`;

function openFiles(folder, kinds) {
  mkdirSync(folder, { recursive: true });
  return kinds.map((kind) => {
    const stream = createWriteStream(path.join(folder, `${kind}.csv`), { highWaterMark: 1 << 20 });
    stream.write(lineOf(columns[kind]));
    return { kind, stream };
  });
}

async function put(stream, text) {
  if (text && !stream.write(text)) await once(stream, "drain");
}

/**
 * The files of one bank, in FOLDER/BANK. `told` hears after every few thousand rows how many there are.
 * @param {{ id: string, country: string, customers: number }} bank
 * @param {{ folder: string, seed: string, only: readonly string[], told?: (rows: number) => void }} order
 */
export async function writeBank(bank, { folder, seed, only, told }) {
  const files = openFiles(path.join(folder, bank.id), only);
  const source = { key: hashText(`${seed}|${bank.id}`), country: bank.country };
  for (let row = 0; row < bank.customers; row += TOGETHER) {
    const texts = new Map(only.map((kind) => [kind, ""]));
    for (let at = row; at < Math.min(row + TOGETHER, bank.customers); at += 1) {
      const rows = rowsOf(source, at);
      for (const kind of only)
        for (const cells of rows[kind]) texts.set(kind, texts.get(kind) + lineOf(cells));
    }
    for (const { kind, stream } of files) await put(stream, texts.get(kind));
    told?.(Math.min(row + TOGETHER, bank.customers));
  }
  for (const { stream } of files) {
    stream.end();
    await once(stream, "finish");
  }
}
