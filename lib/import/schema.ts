// An import as pages and commands see it: its files, how far it is, and the rows that cannot be taken; browser-safe.
import { z } from "zod";
import { idText, line } from "@/lib/text/schema";

export const fileKinds = ["customers", "addresses", "tax-residences", "attributes"] as const;
export type FileKind = (typeof fileKinds)[number];

/** Where its files lie. */
export type Paths = Partial<Record<FileKind, string>>;

export const importStates = ["reading", "checked", "refused", "loading", "done", "dropped"] as const;
export type ImportState = (typeof importStates)[number];

export interface BadRow {
  kind: FileKind;
  /** Of the file, from 1, where the row begins. */
  line: number;
  /** The column as the file names it; empty when it is the row as a whole. */
  field: string;
  reason: string;
}

export interface ImportFile {
  kind: FileKind;
  name: string;
  bytes: number;
  /** SHA-256 in hex, once it was read to its end. */
  sha256: string | null;
  readBytes: number;
  rows: number;
  loadedRows: number;
}

export interface Import {
  importId: string;
  bankId: string;
  bankName: string;
  state: ImportState;
  isDryRun: boolean;
  /** Whether what the forms demand was demanded too. */
  isStrict: boolean;
  startedAt: Date;
  startedByName: string;
  loadedAt: Date | null;
  loadedByName: string | null;
  finishedAt: Date | null;
  badRows: number;
  /** It says it is running, and no program works on it. */
  isCutOff: boolean;
  files: ImportFile[];
}

/** More are counted, and not kept. */
export const KEPT_BAD_ROWS = 100_000;

export const newImport = z.object({
  bankId: idText,
  importId: z.uuid(),
  isDryRun: z.boolean(),
  isStrict: z.boolean(),
  files: z
    .array(
      z.object({
        kind: z.enum(fileKinds),
        name: line(255),
        bytes: z.int().min(1, "This file is empty."),
      }),
    )
    .min(1)
    .max(fileKinds.length)
    .refine((files) => files[0]?.kind === "customers", "The first file holds the customers."),
});

export const importName = z.object({ importId: z.uuid() });
