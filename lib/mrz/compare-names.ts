// Whether two names are one: order, accents, spelling by ICAO 9303-3 and what a zone cuts off are forgiven.
import { spellingsOf } from "./transliterate";

const plainOnly = (text: string) => text.replaceAll(/[^A-Z0-9]/g, "");

/** `MÜLLER` as every way a zone may spell it. */
function patternOf(word: string): string {
  return [...word.normalize("NFC")]
    .map((letter) => `(?:${spellingsOf(letter).map(plainOnly).join("|")})`)
    .join("");
}

/** The words of a name, apart at spaces, hyphens and fillers; apostrophes and full stops join what they stand in. */
export const foldedNames = (name: string): string[] =>
  name
    .normalize("NFC")
    .toUpperCase()
    .replaceAll(/['’ʼ`.]/g, "")
    .split(/[^\p{L}]+/u)
    .filter(Boolean);

/** Whether a word of the zone may spell a word of the record; `isCut`: it may be its beginning only. */
export function namesAgree(read: string, recorded: string, isCut = false): boolean {
  if (new RegExp(`^${patternOf(recorded)}$`).test(read)) return true;
  // The record may itself be spelled as the zone spells it, or without accents.
  if (new RegExp(`^${patternOf(read)}$`).test(recorded)) return true;
  if (!isCut || read === "") return false;
  const letters = [...recorded.normalize("NFC")];
  return letters.some((_, end) =>
    new RegExp(`^${patternOf(letters.slice(0, end + 1).join(""))}$`).test(read),
  );
}

export interface NameMatch {
  /** The record's words that stand for each of the zone's two names. */
  surname: string[];
  given: string[];
  surnameAgrees: boolean;
  givenAgrees: boolean;
}

interface Word {
  folded: string;
  /** As it stands on record. */
  shown: string;
}

const wordsOf = (name: string): Word[] =>
  name
    .split(/[\s,;]+/)
    .flatMap((part) => part.split("-"))
    .map((shown) => ({ shown, folded: foldedNames(shown).join("") }))
    .filter(({ folded }) => folded !== "");
const listed = (words: readonly Word[]) => words.map(({ shown }) => shown);

/**
 * Gives each word of the zone a word of the record, surname first, whatever the record's order. Words of the record
 * that are left over stand beside the name that found too little; where both did, the last ones beside the surname.
 */
export function matchNames(
  read: { surname: string; given: string; mayBeCut: boolean },
  recorded: string,
): NameMatch {
  const left = wordsOf(recorded);
  const words = (text: string) => text.split(" ").filter(Boolean);
  const lastOf = words(`${read.surname} ${read.given}`).at(-1);
  const take = (wanted: string[]) => {
    const found: Word[] = [];
    for (const word of wanted) {
      const isCut = read.mayBeCut && word === lastOf;
      const index = left.findIndex(({ folded }) => namesAgree(word, folded, isCut));
      if (index >= 0) found.push(...left.splice(index, 1));
    }
    return { found, missing: wanted.length - found.length };
  };
  const surname = take(words(read.surname));
  const given = take(words(read.given));
  const hasMore = left.length > 0 && !read.mayBeCut;
  const overToSurname =
    given.missing === 0 && surname.missing > 0
      ? left
      : left.splice(left.length - Math.min(surname.missing, left.length));
  const overToGiven = overToSurname === left ? [] : left;
  return {
    surname: listed([...surname.found, ...overToSurname]),
    given: listed([...given.found, ...overToGiven]),
    surnameAgrees: surname.missing === 0 && read.surname !== "",
    givenAgrees: given.missing === 0 && !(hasMore && overToGiven.length > 0),
  };
}
