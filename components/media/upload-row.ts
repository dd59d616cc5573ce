// A file on its way, as the list shows it, and how it changes. Pure.

export type UploadRow = {
  id: string;
  name: string;
  bytes: number;
  /** `checking`: it has arrived, and the server judges it. */
  state: "waiting" | "sending" | "checking" | "cancelled" | "failed" | "refused" | "stored";
  /** From 0 to 1, while it is sent. */
  sent: number;
  /** Why it was refused, or what went wrong. */
  words: string;
  /** The medium it became. */
  mediumId: string | null;
};

export type UploadChange =
  | { kind: "add"; rows: UploadRow[] }
  | { kind: "change"; id: string; to: Partial<UploadRow> }
  | { kind: "drop"; id: string };

export function changeRows(rows: readonly UploadRow[], change: UploadChange): UploadRow[] {
  if (change.kind === "add") return [...rows, ...change.rows];
  if (change.kind === "drop") return rows.filter(({ id }) => id !== change.id);
  return rows.map((row) => (row.id === change.id ? { ...row, ...change.to } : row));
}

/** "3.1 MB", "820 kB": as a file manager counts. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} kB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** What one sees before anything is sent; the server judges again. */
export function refuseEarly(file: { size: number }, mostBytes: number): string | null {
  if (file.size === 0) return "It is empty.";
  return file.size > mostBytes ? `It is larger than ${sizeWords(mostBytes)}.` : null;
}

/** The state in words, for the row and for who cannot see it. */
export function stateWords({ state, sent, words }: UploadRow): string {
  if (state === "sending") return `${Math.floor(sent * 100)} %`;
  if (state === "refused") return `Refused: ${words.charAt(0).toLowerCase()}${words.slice(1)}`;
  if (state === "failed") return words;
  return {
    waiting: "Waiting",
    checking: "Being checked…",
    cancelled: "Cancelled",
    stored: words || "Stored",
  }[state];
}
