// Read text with its marks: repaired underlined, doubtful dotted, unread boxed; and in words for who sees none of it.
import type { Piece } from "@/lib/reader/rows";

const words = { repaired: "repaired", doubtful: "doubtful", unread: "not readable" };

export function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  let at = 0;
  return pieces.map(({ text, mark }) => {
    const key = at;
    at += text.length;
    return mark ? (
      <mark key={key} className={`read-${mark}`} title={words[mark]}>
        {text}
        <span className="sr-only"> ({words[mark]})</span>
      </mark>
    ) : (
      <span key={key}>{text}</span>
    );
  });
}
