// Where the files of an import lie.
import type { FileKind } from "@/lib/import/schema";

export type Paths = Partial<Record<FileKind, string>>;
