// Read text with its marks: repaired underlined, doubtful dotted, unread boxed; and in words for who sees none of it.
import type { Piece } from "@/lib/reader/rows";

const words = { repaired: "repaired", doubtful: "doubtful", unread: "not readable" };

/** `isQuiet`: what the marks mean is said elsewhere, and words in between would break the text. */
export function Pieces({ pieces, isQuiet = false }: { pieces: readonly Piece[]; isQuiet?: boolean }) {
  let at = 0;
  return pieces.map(({ text, mark }) => {
    const key = at;
    at += text.length;
    return mark ? (
      <mark key={key} className={`read-${mark}`} title={words[mark]}>
        {text}
        {!isQuiet && <span className="sr-only"> ({words[mark]})</span>}
      </mark>
    ) : (
      <span key={key}>{text}</span>
    );
  });
}
