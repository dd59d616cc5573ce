// What is searched for when it is measured: every kind of question, with the bound it must keep.
import { phonePatterns } from "../phone-patterns";

export interface Case {
  text: string;
  as: "phone" | "number" | "name";
  /** Said in the table; the text itself where nothing is said. */
  name?: string;
  /** Milliseconds: of the statements alone in the middle, or of the whole search for 99 of 100. */
  bound?: { of: "database" | "p99"; ms: number };
  /** It may be cut off as too broad. */
  mayBeBroad?: boolean;
  /** From which page on. */
  page?: number;
}

const inTime = { of: "p99", ms: 50 } as const;
/** Half a second, and what a statement may take more (STALE_MS). */
const cutOff = { of: "p99", ms: 600 } as const;
const named = { of: "p99", ms: 100 } as const;
const known = { of: "database", ms: 2 } as const;

/** A customer of the bank, as the officer has him before his eyes. */
export interface Someone {
  number: string;
  /** E.164. */
  phone: string;
  name: string;
}

/** A number as people write it: with the national zero, in groups. */
function writings(phone: string): [string, string][] {
  const national = `0${phone.slice(3)}`;
  return [
    ["+ and country", phone],
    ["00 and country", `00${phone.slice(1)}`],
    ["national, in groups", `${national.slice(0, 5)} ${national.slice(5, 8)} ${national.slice(8)}`],
    ["digits alone", phone.slice(1)],
  ];
}

/** Two letters in the middle of the surname change places. */
function mistyped(name: string): string {
  const word = name.split(" ").at(-1) ?? name;
  const at = Math.floor(word.length / 2);
  return `${word.slice(0, at - 1)}${word[at]}${word[at - 1]}${word.slice(at + 1)}`;
}

const numbers = ({ number }: Someone): Case[] => [
  { name: "a customer number", text: number, as: "number", bound: known },
  {
    name: "the beginning of a number",
    text: number.slice(0, 5),
    as: "number",
    bound: { of: "database", ms: 5 },
  },
];

const phones = ({ phone }: Someone): Case[] => [
  ...writings(phone).map(
    ([how, text]): Case => ({ name: `a full phone, ${how}`, text, as: "phone", bound: known }),
  ),
  ...phonePatterns.map((text): Case => {
    const mayBeBroad = text === "%1_2_3_4_5%";
    return { text, as: "phone", bound: mayBeBroad ? cutOff : inTime, mayBeBroad };
  }),
];

const names = ({ name }: Someone): Case[] =>
  [
    ["somebody’s whole name", name],
    ["his surname with two letters swapped", mistyped(name)],
    ...["smith", "olivia", "olivia smith", "tripman", "hartwel", "muller", "jose garcia", "zzyzx"].map(
      (text) => [text, text],
    ),
  ].map(([said, text]): Case => ({ name: said, text: text ?? "", as: "name", bound: named }));

const laterPages: Case[] = [
  { text: "%381%", as: "phone", page: 1_000, bound: inTime },
  { text: "%1%", as: "phone", page: 1_000, bound: inTime },
  { text: "100", as: "number", page: 400, bound: inTime },
  { text: "smith", as: "name", page: 1_000, bound: named },
];

export const casesFor = (one: Someone, isLarge: boolean): Case[] => [
  ...numbers(one),
  ...phones(one),
  ...names(one),
  ...(isLarge ? laterPages : []),
];
