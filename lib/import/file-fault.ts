// A file that cannot be read as what it is meant to be: its import is refused for it.
import { Expected } from "@/lib/core/errors";
import type { FileKind } from "@/lib/import/schema";

/** Its message is a sentence for whoever made the file; `line` counts from 1. */
export class FileFault extends Expected {
  constructor(
    message: string,
    readonly kind: FileKind,
    readonly line = 1,
  ) {
    super(message);
    this.name = "FileFault";
  }
}
