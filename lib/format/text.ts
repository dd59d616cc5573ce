// Texts other people wrote, made safe to look at: hidden characters shown, secrets masked, names shortened.

const KEPT = 3;

/** Masked but for the last three characters (`•••••••• 911`), blanks left out; three or fewer show none. */
export function maskTail(value: string): string {
  const characters = Array.from(value.replace(/\s+/g, ""));
  if (characters.length <= KEPT) return "•".repeat(characters.length);
  return `${"•".repeat(characters.length - KEPT)} ${characters.slice(-KEPT).join("")}`;
}

// Controls, formats (bidi, zero width, tags), line and paragraph separators, lone surrogates, and the
// letters that are drawn as nothing. Unicode TR 36: text that shows other than it reads.
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u{115F}\u{1160}\u{3164}\u{FFA0}]/gu;

function showCode(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, "0")}⟩`;
}

/** One line with every hidden character shown by its number, `⟨U+202E⟩`: for names, numbers, places. */
export function visibleText(text: string): string {
  return text.replace(HIDDEN, showCode);
}

/** The same for comments: line breaks and tabs stay what they are. */
export function visibleParagraph(text: string): string {
  return text
    .replace(/\r\n/g, "\n")
    .replace(HIDDEN, (character) =>
      character === "\n" || character === "\t" ? character : showCode(character),
    );
}

/** At most two letters for the round mark beside a name: of its first and of its last word. */
export function initials(name: string): string {
  const firsts = name
    .split(/\s+/)
    .map((word) => /[\p{L}\p{N}]\p{Mn}{0,4}/u.exec(word)?.[0])
    .filter((letter) => letter !== undefined);
  const [first, last] = [firsts.at(0), firsts.length > 1 ? firsts.at(-1) : ""];
  return first === undefined ? "?" : `${first}${last}`.toUpperCase();
}
