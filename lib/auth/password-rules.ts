// What a password must be: long, and none that a guesser tries first. No rule about kinds of characters (NIST SP 800-63B,
// ASVS 6.2). The password itself is kept to the byte; only for comparing is it folded.
import { dictionary } from "@zxcvbn-ts/language-common";

const shortest = 15;
export const longest = 128;
/** What must be left when everything guessable is taken away. */
const enoughOwn = 8;

/** Words near at hand: a guesser tries them first. */
export interface PasswordContext {
  name?: string;
  email?: string;
  /** Ids and names of the banks. */
  banks?: readonly string[];
}

/** For comparing: without case, compatibility forms and accents, since whoever is called Lefèbvre also types Lefebvre. */
const fold = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();

/** How many of the list, which begins with the commonest, are tried in pairs as well. */
const pairable = 3_000;
let ranks: Map<string, number> | undefined;

/** Whether it is among the first `within` of the common passwords. */
function isListed(text: string, within = Number.POSITIVE_INFINITY): boolean {
  ranks ??= new Map(dictionary["passwords-common"].map((word, rank) => [word, rank]));
  return text.length >= 4 && (ranks.get(text) ?? within) < within;
}

/** One sentence that says what to change, or null for a good password. */
export function passwordProblem(password: string, context: PasswordContext = {}): string | null {
  const { length } = [...password];
  if (length < shortest) return `Use at least ${shortest} characters; this has ${length}.`;
  if (length > longest) return `Use at most ${longest} characters; this has ${length}.`;
  const text = fold(password);
  if (isRepeated(text))
    return "This repeats the same few characters. Use several words that do not belong together.";
  if (withoutSequences(text).length < enoughOwn)
    return "This is mostly a row of letters, digits or keys. Use several words that do not belong together.";
  if (isCommon(text) || isCommon(readLeet(text)))
    return "This is one of the passwords that are tried first. Use several words that do not belong together.";
  const word = mainWord(text, wordsOf(context));
  if (word)
    return `This is little more than “${word}”, which is easy to guess. Use words that have nothing to do with you.`;
  return null;
}

/** Fewer than five different characters, or one piece of at most seven again and again. */
function isRepeated(text: string): boolean {
  if (new Set(text).size < 5) return true;
  return [1, 2, 3, 4, 5, 6, 7].some((step) => text.slice(step) === text.slice(0, -step));
}

const rows = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "qwertzuiop",
  "yxcvbnm",
  "1q2w3e4r5t6y7u8i9o0p",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
];
const lines = rows.flatMap((row) => [row, [...row].reverse().join("")]);

/** Takes away every run of four or more neighbours in the alphabet, the digits or on a keyboard. */
function withoutSequences(text: string): string {
  let rest = "";
  for (let at = 0; at < text.length; ) {
    const run = longestRun(text, at);
    if (run === 0) rest += text[at];
    at += Math.max(1, run);
  }
  return rest;
}

function longestRun(text: string, at: number): number {
  let length = 4;
  if (at + length > text.length || !isRun(text.slice(at, at + length))) return 0;
  while (at + length < text.length && isRun(text.slice(at, at + length + 1))) length += 1;
  return length;
}

const isRun = (piece: string) => lines.some((line) => line.includes(piece));

/** Listed, listed with decoration around it, listed again and again, or two of the very commonest in a row. */
function isCommon(text: string): boolean {
  const bare = text.replace(/[^\p{L}\p{N}]/gu, "");
  const core = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  if ([text, bare, core].some((form) => isListed(form))) return true;
  const unit = bare.slice(0, (bare + bare).indexOf(bare, 1));
  if (unit !== bare && isListed(unit)) return true;
  const pair = core.replace(/[^\p{L}\p{N}]/gu, "");
  for (let at = 4; at <= pair.length - 4; at += 1)
    if (isListed(pair.slice(0, at), pairable) && isListed(pair.slice(at), pairable)) return true;
  return false;
}

const leet: Record<string, string> = {
  "@": "a",
  "4": "a",
  "3": "e",
  "1": "l",
  "!": "i",
  "0": "o",
  $: "s",
  "5": "s",
};
const readLeet = (text: string) => text.replace(/[@431!0$5]/g, (sign) => leet[sign] ?? sign);

/** Dossier, the banks, the person's name and e-mail in pieces of at least three letters, longest first. */
const wordsOf = ({ name = "", email = "", banks = [] }: PasswordContext): string[] =>
  ["dossier", "password", name, email, ...banks]
    .flatMap((text) => fold(text).split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length >= 3)
    .sort((a, b) => b.length - a.length);

/** The word without which fewer than eight characters of one's own are left; null when there are enough. */
function mainWord(text: string, words: readonly string[]): string | null {
  const found = words.filter((word) => text.includes(word));
  const rest = found.reduce((left, word) => left.replaceAll(word, ""), text);
  return withoutSequences(rest).replace(/[^\p{L}\p{N}]/gu, "").length < enoughOwn ? (found[0] ?? null) : null;
}
