// Names without accents and case, as the database's dossier_fold() (lower of unaccent) folds them.

// Letters that do not decompose into a base letter and marks, with unaccent's answer; ẞ lowers to ß first.
const SPELLED: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ħ: "h",
  ı: "i",
  ŋ: "n",
  ŧ: "t",
  ĸ: "q",
  ŀ: "l",
  ŉ: "'n",
  ƀ: "b",
  ɓ: "b",
  ƃ: "b",
  ƈ: "c",
  ɖ: "d",
  ɗ: "d",
  ƌ: "d",
  ɛ: "e",
  ƒ: "f",
  ɠ: "g",
  ƕ: "hv",
  ɩ: "i",
  ɨ: "i",
  ƙ: "k",
  ƚ: "l",
  ɲ: "n",
  ƞ: "n",
  ƣ: "oi",
  ƥ: "p",
  ƫ: "t",
  ƭ: "t",
  ʈ: "t",
  ʋ: "v",
  ƴ: "y",
  ƶ: "z",
  ǥ: "g",
  ȥ: "z",
  ɇ: "e",
  ɉ: "j",
  ɍ: "r",
  ɏ: "y",
  ⱥ: "a",
  ȼ: "c",
  ⱦ: "t",
  ʉ: "u",
  "’": "'",
  "‘": "'",
  "‛": "'",
  "′": "'",
  ʼ: "'",
  ʻ: "'",
  ʹ: "'",
  "‐": "-",
  "‑": "-",
  "‒": "-",
  "–": "-",
  "—": "-",
  "―": "-",
  "−": "-",
  ё: "е",
};

const MARKS = /[\u0300-\u0362]/g;
const DECOMPOSES = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Common}]/u;

/** One character folded; "" for an accent that stands alone. */
export function foldCharacter(character: string): string {
  const lower = character.toLowerCase();
  const spelled = SPELLED[lower];
  if (spelled !== undefined) return spelled;
  // Cyrillic й, Hangul and Indic signs are letters of their own: taking them apart would change the name.
  if (!DECOMPOSES.test(character)) return lower.replace(MARKS, "");
  return lower
    .normalize("NFKD")
    .replace(MARKS, "")
    .toLowerCase()
    .replace(/[^a-z]/g, (rest) => SPELLED[rest] ?? rest);
}

/**
 * Accents stripped, lower case, ß as ss, ø as o, æ as ae, þ as th: `Þorbjörg Ægisdóttir` is
 * `thorbjorg aegisdottir`. Blanks stay as they are. Same answer as dossier_fold() for every Latin letter.
 */
export function foldName(name: string): string {
  let folded = "";
  for (const character of name.normalize("NFC")) folded += foldCharacter(character);
  return folded;
}
