// Invented holders of specimen documents, of real states.
import { composeZone, type ZoneContent } from "@/lib/mrz/compose";
import { type Form, forms } from "@/lib/mrz/layout";
import type { Chance } from "./random";

const states =
  "GBR D<< FRA JPN ITA ESP NLD BEL AUT CHE SWE NOR DNK FIN POL CZE PRT GRC IRL USA CAN AUS BRA IND KEN";
const surnames =
  "Tripman Müller Sørensen Dvořák Núñez O’Neill Brontë Åkesson Gößwein Lefèvre Yamada Kowalski Smith-Jones van der Berg Ilić Adeyemi";
const givens =
  "Eveline|Jürgen|Zoë Marie|Bjørn|Łukasz|Inés|Aiko|Ada|Siobhán|Max Emil|Olga|Quentin Gus|Sibyl|Hugo|Bob Otis";
const months = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(" ");

export interface Holder {
  form: Form;
  lines: string[];
  content: ZoneContent;
  /** As printed above the zone. */
  printed: { surname: string; given: string; birth: string; expiry: string; number: string; state: string };
}

const signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

function inventNumber(chance: Chance, form: Form): string {
  const style = chance.whole(0, form === "TD3" ? 2 : 3);
  const figures = (count: number) => Array.from({ length: count }, () => chance.whole(0, 9)).join("");
  const any = (count: number) => Array.from({ length: count }, () => chance.oneOf([...signs])).join("");
  if (style === 0) return figures(9);
  if (style === 1) return any(9);
  if (style === 2) return `${any(2)}${figures(6)}`;
  return `${any(3)}${figures(chance.whole(7, 9))}`;
}

/** One holder with a document of the given size, or of any. */
export function inventHolder(chance: Chance, form: Form = chance.oneOf(forms)): Holder {
  const state = chance.oneOf(states.split(" "));
  const year = chance.whole(1938, 2012);
  const until = chance.whole(2019, 2036);
  const two = (value: number) => String(value).padStart(2, "0");
  const born = { year, month: chance.whole(1, 12), day: chance.whole(1, 28) };
  const ends = { year: until, month: chance.whole(1, 12), day: chance.whole(1, 28) };
  const six = (date: typeof born) => `${two(date.year % 100)}${two(date.month)}${two(date.day)}`;
  const style = chance.whole(0, 2);
  const print = ({ year, month, day }: typeof born) => {
    if (style === 0) return `${two(day)} ${months[month - 1]} ${year}`;
    return style === 1
      ? `${two(day)}.${two(month)}.${year}`
      : `${two(day)} ${months[month - 1]} ${two(year % 100)}`;
  };
  const surname = chance.oneOf(surnames.match(/van der Berg|\S+/g) ?? ["Tripman"]);
  const given = chance.oneOf(givens.split("|"));
  const number = inventNumber(chance, form);
  const content: ZoneContent = {
    type: form === "TD3" ? "P" : chance.oneOf(["I", "ID", "AC"]),
    issuer: state,
    surname,
    given,
    number,
    nationality: state,
    birth: six(born),
    sex: chance.oneOf(["M", "F", "<"]),
    expiry: six(ends),
    optional: number.length <= 9 && chance.part() < 0.4 ? inventNumber(chance, "TD3").slice(0, 7) : "",
  };
  const printed = { surname, given, birth: print(born), expiry: print(ends), number, state };
  return { form, lines: composeZone(form, content), content, printed };
}
