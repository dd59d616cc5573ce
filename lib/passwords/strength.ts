// How hard a password is to guess, in words: the server's own rule first, then zxcvbn's estimate. Large word lists come
// with it: it is loaded when somebody begins to type.
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary as common } from "@zxcvbn-ts/language-common";
import { dictionary as english, translations } from "@zxcvbn-ts/language-en";
import { type PasswordContext, passwordProblem } from "@/lib/auth/password-rules";

export interface Strength {
  /** Of four bars; a password that the server refuses never fills more than one. */
  bars: 0 | 1 | 2 | 3 | 4;
  /** "Good.", "Not accepted yet." */
  word: string;
  /** How long it would take, or what is wrong with it, and what would help. */
  says: string;
}

/** The estimate's work grows with the square of the length, and these many are enough to tell. */
const judged = 64;
let guesser: ZxcvbnFactory | undefined;

const words = ["Weak.", "Weak.", "Fair.", "Good.", "Strong."] as const;

/** A guesser who has the stolen, slowly hashed password and ten thousand tries a second. */
export function rateStrength(password: string, context: PasswordContext = {}): Strength {
  if (password === "") return { bars: 0, word: "", says: "" };
  const problem = passwordProblem(password, context);
  if (problem) return { bars: 1, word: "Not accepted yet.", says: problem };
  guesser ??= new ZxcvbnFactory({
    dictionary: { ...common, ...english },
    graphs: adjacencyGraphs,
    translations,
  });
  const { name = "", email = "", banks = [] } = context;
  const own = [name, email, ...banks].flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u));
  const { score, crackTimes, feedback } = guesser.check(password.slice(0, judged), own.filter(Boolean));
  const time = `Would take ${crackTimes.offlineSlowHashingXPerSecond.display} to guess.`;
  const more =
    score >= 3
      ? "Long beats complicated."
      : [feedback.warning, ...feedback.suggestions].filter(Boolean).join(" ");
  return { bars: score === 0 ? 1 : score, word: words[score], says: `${time} ${more}`.trim() };
}
