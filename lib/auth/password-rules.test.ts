// What a password must be, case by case; and that a good one is kept to the byte.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { passwordProblem } from "@/lib/auth/password-rules";
import { hashPassword, passwordMatches } from "@/lib/auth/passwords";

const context = {
  name: "Aiko Mori-Lindqvist",
  email: "aiko.mori@gh.example",
  banks: ["gh.29.uk", "Gray Heron Bank"],
};

describe("refused", () => {
  test.each([
    ["", "Use at least 15 characters; this has 0."],
    ["correct horse", "Use at least 15 characters; this has 13."],
    ["🦊🦊🦊fox-in-box!", "Use at least 15 characters; this has 14."],
    ["dossier-demo", "Use at least 15 characters"],
    ["a tall tale ".repeat(11), "Use at most 128 characters; this has 132."],
    ["aaaaaaaaaaaaaaaa", "repeats"],
    ["ababababababababa", "repeats"],
    ["               ", "repeats"],
    ["heron7!heron7!heron7!", "repeats"],
    ["abcdefghijklmnop", "row of letters"],
    ["12345678901234567", "row of letters"],
    ["qwertyuiopasdfghjkl", "row of letters"],
    ["QWERTZUIOP1234567", "row of letters"],
    ["zyxwvutsrqponmlk1", "row of letters"],
    ["passwordpassword", "tried first"],
    ["Password!!??!!2026", "tried first"],
    ["p@ssw0rd-p@ssw0rd", "tried first"],
    ["superman-football1", "tried first"],
    ["1q2w3e4r5t6y7u8i9o0p", "row of letters"],
    ["Dossier-2026-November".slice(0, 16), "dossier"],
    ["aiko.mori@gh.example", "easy to guess"],
    ["Mori-Lindqvist-77", "lindqvist"],
    ["GrayHeronBank2026", "easy to guess"],
    ["Líndqvist-Mörí-77", "lindqvist"],
  ])("%j: %s", (password, words) => expect(passwordProblem(password, context)).toContain(words));
});

describe("good", () => {
  test.each([
    "correct horse battery staple",
    "vier gelbe Zugvögel",
    "κόκκινη ομπρέλα στη βροχή",
    "雨の日は紅茶と本があれば十分です。はい",
    "  two spaces before and after  ",
    "my dossier weighs eleven walnuts",
    "tr0ub4dor&3-zebra-lamp",
    "aVx9!kQz7#mLp2$wRt5",
  ])("%j", (password) => expect(passwordProblem(password, context)).toBeNull());

  test("at both ends of the length, counted in characters", () => {
    expect(passwordProblem("umbrella-walnut".slice(0, 15))).toBeNull();
    expect(passwordProblem([..."🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔🐧🐦🐤🦆"].join(""))).toBeNull();
  });
});

test("whatever is typed gets an answer, quickly", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      const before = performance.now();
      passwordProblem(text, context);
      expect(performance.now() - before).toBeLessThan(250);
    }),
  );
});

test("the exact bytes are kept: no trimming, no cutting at 72, no normalising", async () => {
  const long = `${"x".repeat(71)}é${"y".repeat(40)}`;
  const hash = await hashPassword(long);
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
  const given = [long, `${long} `, long.slice(0, 72), long.normalize("NFD"), long.toUpperCase()];
  const answers = await Promise.all(given.map((text) => passwordMatches(text, hash)));
  expect(answers).toEqual([true, false, false, false, false]);
});
