// Every word that one slip of the finger makes of a word: looked up, they cost less than asking what is alike.

const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];

/** With one letter left out, doubled or put in, another one, or two neighbours swapped. Letters are those of folded names. */
export function mistyped(word: string): string[] {
  const signs = Array.from(word);
  const made = new Set<string>();
  for (let at = 0; at <= signs.length; at += 1) {
    const [before, rest] = [signs.slice(0, at).join(""), signs.slice(at)];
    const [own = "", next = "", ...others] = rest;
    const after = rest.slice(1).join("");
    made.add(before + after);
    made.add(before + next + own + others.join(""));
    for (const letter of LETTERS) {
      made.add(before + letter + rest.join(""));
      if (own) made.add(before + letter + after);
    }
  }
  made.delete(word);
  made.delete("");
  return [...made];
}
