// The Range header, as far as a viewer and a video player use it: one range of bytes.
import type { Range } from "@/lib/vault/open";

/** Null: the whole (no range, or one we need not follow). "beyond": none of it exists. RFC 9110, 14.1.2. */
export function readRange(header: string | null, bytes: number): Range | "beyond" | null {
  const [, first = "", last = ""] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? "") ?? [];
  if (first === "" && last === "") return null;
  if (first === "") {
    const count = Math.min(Number(last), bytes);
    return count === 0 ? "beyond" : { from: bytes - count, to: bytes - 1 };
  }
  const from = Number(first);
  if (from >= bytes) return "beyond";
  const to = last === "" ? bytes - 1 : Math.min(Number(last), bytes - 1);
  return to < from ? null : { from, to };
}
