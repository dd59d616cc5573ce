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

// Persian and Indic words are spelt with joiners, and emoji are glued by one (UAX #31, 2.3): there they are no trick.
const JOINING =
  /[\p{sc=Arab}\p{sc=Deva}\p{sc=Beng}\p{sc=Guru}\p{sc=Gujr}\p{sc=Taml}\p{sc=Telu}\p{sc=Knda}\p{sc=Mlym}\p{sc=Sinh}]/u;
const PICTURE = /\p{ExtPict}|\p{Emoji_Modifier}|\u{FE0F}/u;

function isSpelling(joiner: string, at: number, text: string): boolean {
  if (joiner !== "\u{200C}" && joiner !== "\u{200D}") return false;
  const before = Array.from(text.slice(Math.max(0, at - 2), at)).at(-1) ?? "";
  const after = Array.from(text.slice(at + 1, at + 3)).at(0) ?? "";
  const both = (set: RegExp) => set.test(before) && set.test(after);
  return both(JOINING) || (joiner === "\u{200D}" && both(PICTURE));
}

function showCode(character: string, at: number, text: string): string {
  if (isSpelling(character, at, text)) return character;
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
    .replace(HIDDEN, (character, at, whole) =>
      character === "\n" || character === "\t" ? character : showCode(character, at, whole),
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
