// Tests that hits are marked where they stand, whatever lies between the digits.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markHits, type Reading, understandSearch } from "./search-rules";

const marked = (raw: string, text: string, asIf?: Reading) =>
  markHits(raw, understandSearch(text, ["GB", "DE"], asIf))
    .map(({ text: piece, hit }) => (hit ? `[${piece}]` : piece))
    .join("");

describe("markHits", () => {
  it.each([
    ["+34 697 2 97 2 15", "%972%", "+34 6[97 2] [97 2] 15"],
    ["+44 07972 444 876", "972", "+44 07[972] 444 876"],
    ["+44 07972 444 876", "+447972444876", "+44 0[7972 444 876]"],
    ["+49 171 972 0 118", "0171 9720118", "+[49 171 972 0 118]"],
    ["+49 171 972 0 118", "0171", "+49 [171] 972 0 118"],
    ["+44 07972 444 876", "%97_%87%", "+44 07[97]2 444 [87]6"],
    ["+44 07972 444 876", "381", "+44 07972 444 876"],
    ["5987953", "5987", "[5987]953"],
    ["1598795", "5987", "1598795"],
    ["Siobhán Ní Dhomhnaill", "siobhan ni", "[Siobhán] [Ní] Dhomhnaill"],
    ["Þorbjörg Ægisdóttir", "thorb aegi", "[Þorb]jörg [Ægi]sdóttir"],
    ["Oluwaseun Adébáyo\u0323\u0300", "adebayo", "Oluwaseun [Adébáyo\u0323\u0300]"],
    ["Groß", "gros", "[Groß]"],
  ])("%s for %s", (raw, text, expected) => expect(marked(raw, text)).toBe(expected));

  it("gives the whole text back, whatever was asked", () => {
    const raw = fc.string({ unit: fc.constantFrom(..."+4079 2-aßéÆ\u0301😀"), maxLength: 20 });
    fc.assert(
      fc.property(raw, raw, fc.constantFrom<Reading>("phone", "name", "number"), (text, asked, asIf) => {
        const pieces = markHits(text, understandSearch(asked, ["DE"], asIf));
        expect(pieces.map((piece) => piece.text).join("")).toBe(text);
        expect(pieces.every((piece) => piece.text !== "")).toBe(true);
      }),
    );
  });
});
