// From the cells of a row to what a command's input accepts: a column named as on the wire, a path, a reading.

export interface Column {
  /** As the file's first line names it. */
  csv: string;
  /** Where the value goes in the input: one name, or a group and its name. */
  to: readonly [string] | readonly [string, string];
  /** The field of the form that asks for the same. */
  form?: string;
  /** Without it the text as it is. */
  read?: (cell: string) => unknown;
}

const camel = (name: string) => name.replace(/_([a-z0-9])/g, (_, next: string) => next.toUpperCase());

/** A column whose field is called the same in camelCase. */
export const plain = (csv: string, read?: (cell: string) => unknown): Column => ({
  csv,
  to: [camel(csv)],
  form: camel(csv),
  ...(read ? { read } : {}),
});

/** `credit_limit.amount`: a field of a group, which the form calls by one word. */
export const grouped = (csv: string, form: string): Column => {
  const [group = "", name = ""] = csv.split(".");
  return { csv, to: [camel(group), camel(name)], form };
};

/** Several values are separated by semicolons. */
export const several = (cell: string): string[] =>
  cell
    .split(";")
    .map((part) => part.trim())
    .filter(Boolean);

/** A count stays text when it is none: the schema then says so. */
export const whole = (cell: string): unknown => (/^\d{1,9}$/.test(cell) ? Number(cell) : cell);

export const flag = (cell: string): unknown => {
  if (/^true$/i.test(cell)) return true;
  return /^false$/i.test(cell) ? false : cell;
};

type Raw = Record<string, unknown>;

/** An empty cell says nothing: its field is as if the file had no such column. */
export function rawOf(columns: readonly (Column | null)[], cells: readonly string[]): Raw {
  const raw: Raw = {};
  for (let at = 0; at < columns.length; at += 1) {
    const [column, cell] = [columns[at], cells[at]];
    if (!column || !cell) continue;
    const value = column.read ? column.read(cell) : cell;
    const [first, second] = column.to;
    if (second === undefined) raw[first] = value;
    else {
      raw[first] ??= {};
      (raw[first] as Raw)[second] = value;
    }
  }
  return raw;
}

/** The same cells as a form would send them: flat, as text. */
export function typedOf(columns: readonly (Column | null)[], cells: readonly string[]): Raw {
  const typed: Raw = {};
  for (let at = 0; at < columns.length; at += 1) {
    const form = columns[at]?.form;
    if (form) typed[form] = columns[at]?.read === several ? several(cells[at] ?? "") : (cells[at] ?? "");
  }
  return typed;
}

/** The column of a path in the input, for a refusal. */
export function columnAt(columns: readonly (Column | null)[], path: readonly PropertyKey[]): string {
  const [first, second] = path;
  const own = columns.filter((column) => column?.to[0] === first);
  return (own.find((column) => column?.to[1] === second) ?? own[0])?.csv ?? camelToSnake(String(first ?? ""));
}

const camelToSnake = (name: string) => name.replace(/[A-Z0-9]/g, (letter) => `_${letter.toLowerCase()}`);
