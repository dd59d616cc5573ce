// The estimate never praises what the server refuses, and says in words what would help.
import { expect, test } from "vitest";
import { passwordProblem } from "@/lib/auth/password-rules";
import { rateStrength } from "./strength";

const maelle = { name: "Maëlle Lefèbvre", email: "maelle@example.fr", banks: ["gh.29.uk"] };

test.each([
  "",
  "short",
  "passwordpassword1",
  "qwertyuiopasdfghjkl",
  "maelle lefebvre",
  "Summer2026Summer2026",
])("%j fills at most one bar when the rule refuses it, and says why", (password) => {
  const problem = passwordProblem(password, maelle);
  const { bars, says } = rateStrength(password, maelle);
  if (password === "") expect([bars, says]).toEqual([0, ""]);
  else if (problem) expect([bars, says]).toEqual([1, problem]);
  else expect(bars).toBeLessThan(4);
});

test("several words that do not belong together are strong, in words", () => {
  expect(rateStrength("trois brioches sous la lune", maelle)).toEqual({
    bars: 4,
    word: "Strong.",
    says: "Would take centuries to guess. Long beats complicated.",
  });
});

test("accepted and yet guessable is called weak, with a suggestion", () => {
  const { bars, word, says } = rateStrength("Dragonfly1986Dragonfly1986", {});
  expect(passwordProblem("Dragonfly1986Dragonfly1986")).toBeNull();
  expect(bars).toBeLessThanOrEqual(2);
  expect(word).toMatch(/Weak|Fair/);
  expect(says).toMatch(/^Would take .* to guess\. \S+/);
});

test("of a long password the first 64 characters are judged, so that typing does not stall", () => {
  const long = "trois brioches sous la lune, onze noix dans un tiroir, puis rien ".repeat(2).slice(0, 128);
  expect(rateStrength(long)).toEqual(rateStrength(long.slice(0, 64)));
});
