// No pattern of ours takes long over any text: each is taken out of the sources and given 100 kB made to wear it out.
import { readdirSync, readFileSync } from "node:fs";
import { createContext, Script } from "node:vm";
import { expect, test } from "@playwright/test";

interface Found {
  where: string;
  source: string;
  flags: string;
}

const literal =
  /(?:^|[=(,:!&|?{};\s[])\/((?![*/])(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([dgimsuvy]*)(?=[\s.,;)\]}:]|$)/gm;

function regexesOf(where: string, text: string): Found[] {
  const code = text.replace(/^\s*(\/\/|\*|\/\*).*$/gm, "");
  return [...code.matchAll(literal)].flatMap(([, source = "", flags = ""]) => {
    try {
      new RegExp(source, flags);
      return [{ where, source, flags: flags.replace(/[gy]/g, "") }];
    } catch {
      return [];
    }
  });
}

const size = 100_000;
const bits = [
  "a",
  "A",
  "0",
  " ",
  "-",
  ".",
  "_",
  "/",
  "%",
  "\\",
  '"',
  "=",
  ",",
  "<",
  "\n",
  "é",
  "+",
  ":",
  "@",
  "\t",
];
const pairs = ["a ", "a.", "a-", "0.", "a,", '""', "a=", "0-", " \n", "a@", "%2", "../", "a/", "{}", "ab"];
const texts = [...bits, ...pairs].flatMap((bit) => {
  const long = bit.repeat(Math.ceil(size / bit.length));
  return ["!", "\u0000", ""].map((end) => long + end);
});

const box = createContext({ pattern: /x/, text: "" });
const run = new Script("pattern.test(text)");

/** Milliseconds, the best of three: other programs run as well. Infinity when a second is not enough. */
function timeOf(pattern: RegExp, text: string): number {
  Object.assign(box, { pattern, text });
  let best = Number.POSITIVE_INFINITY;
  for (let n = 0; n < 3 && best > limitMs; n += 1) {
    const started = performance.now();
    try {
      run.runInContext(box, { timeout: 1_000 });
    } catch {
      return Number.POSITIVE_INFINITY;
    }
    best = Math.min(best, performance.now() - started);
  }
  return best;
}

const slowest = ({ source, flags }: Found) =>
  Math.max(
    ...texts.map((text) => timeOf(new RegExp(source, flags), text.slice(-(bounded[source] ?? text.length)))),
  );

/** Patterns that look from every place, and the length of the longest text the code beside them lets through. */
const bounded: Record<string, number> = {
  // Digits of an amount, matched as at most sixty before.
  "\\B(?=(?:\\d{3})+$)": 60,
};

/** Ten milliseconds are the aim; twice that on a machine that does other things as well. */
const limitMs = 20;

test("a pattern that explodes is found", () => {
  const [bad] = regexesOf("x.ts", "const bad = /^(a+)+$/;");
  expect(bad).toMatchObject({ source: "^(a+)+$" });
  expect(slowest(bad ?? { where: "", source: "", flags: "" })).toBe(Number.POSITIVE_INFINITY);
});

test("every pattern of ours is quick on 100 kB", () => {
  test.setTimeout(120_000);
  const files = ["app", "components", "lib"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name) && !/\.test\.ts$/.test(name))
      .map((name) => `${folder}/${name}`),
  );
  const all = [...files, "proxy.ts"].flatMap((name) => regexesOf(name, readFileSync(name, "utf8")));
  const once = [...new Map(all.map((found) => [`${found.source}/${found.flags}`, found])).values()];
  const slow = once.map((found) => ({ ...found, ms: slowest(found) })).filter(({ ms }) => ms > limitMs);
  console.log(`patterns: ${once.length}, ${slow.length} slow`);
  expect(once.length).toBeGreaterThan(60);
  expect(slow).toEqual([]);
});
