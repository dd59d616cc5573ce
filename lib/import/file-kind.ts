// What an import knows about a kind of file: its columns, what a row must satisfy, and the table its rows wait in.
import type { z } from "zod";
import type { Column } from "@/lib/import/cells";
import type { CopyValue } from "@/lib/import/copy-text";

/** A column of the table of rows on their way. */
export interface StagedColumn<Row> {
  name: string;
  type: "text" | "integer" | "boolean" | "timestamptz" | "text[]" | "timestamptz[]";
  value: (row: Row, place: RowPlace) => CopyValue;
}

export interface RowPlace {
  /** Made of the import and the line. */
  id: string;
  bankCountry: string;
}

export interface KindOfFile<Row = never> {
  columns: readonly Column[];
  /** Columns that the file must have, and in which no cell may be empty. */
  required: readonly string[];
  /** As lenient as the wire. */
  schema: z.ZodType<Row>;
  /** What a form demands besides. */
  form: (facts: { today: string }) => z.ZodType;
  staged: readonly StagedColumn<Row>[];
}

/** Said once with its row's type, and then kept among the others. */
export const kindOfFile = <Row>(kind: KindOfFile<Row>): KindOfFile => kind as unknown as KindOfFile;
