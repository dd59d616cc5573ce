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

/**
 * Gives each word of the zone a word of the record, surname first, whatever the record's order. Words of the record
 * that are left over stand beside the name that found too little, or beside the given names.
 */
export function matchNames(
  read: { surname: string; given: string; mayBeCut: boolean },
  recorded: string,
): NameMatch {
  const left = foldedNames(recorded);
  const words = (text: string) => text.split(" ").filter(Boolean);
  const lastOf = words(`${read.surname} ${read.given}`).at(-1);
  const take = (wanted: string[]) => {
    const found: string[] = [];
    let isComplete = wanted.length > 0;
    for (const word of wanted) {
      const index = left.findIndex((one) => namesAgree(word, one, read.mayBeCut && word === lastOf));
      if (index < 0) isComplete = false;
      else found.push(...left.splice(index, 1));
    }
    return { found, isComplete };
  };
  const surname = take(words(read.surname));
  const given = take(words(read.given));
  const hasNoGiven = read.given === "";
  const isOver = left.length > 0 && !read.mayBeCut;
  const overToSurname = isOver && !surname.isComplete;
  return {
    surname: overToSurname ? [...surname.found, ...left] : surname.found,
    given: overToSurname ? given.found : [...given.found, ...left],
    surnameAgrees: surname.isComplete,
    givenAgrees: (given.isComplete || hasNoGiven) && !(isOver && !overToSurname),
  };
}
