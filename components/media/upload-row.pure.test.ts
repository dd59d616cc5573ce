// Tests the words and states of files on their way.
import { expect, test } from "vitest";
import { changeRows, refuseEarly, sizeWords, stateWords, type UploadRow } from "./upload-row";

const row = (facts: Partial<UploadRow> = {}): UploadRow => ({
  ...{ id: "1", name: "a.jpg", bytes: 1, state: "waiting", sent: 0, words: "", mediumId: null },
  ...facts,
});

test("sizes as a file manager writes them", () => {
  expect([0, 1023, 1024, 840_000, 3_250_586].map(sizeWords)).toEqual([
    "0 B",
    "1023 B",
    "1 kB",
    "820 kB",
    "3.1 MB",
  ]);
});

test("each state in words", () => {
  expect(stateWords(row())).toBe("Waiting");
  expect(stateWords(row({ state: "sending", sent: 0.647 }))).toBe("64 %");
  expect(stateWords(row({ state: "refused", words: "It is a web page." }))).toBe(
    "Refused: it is a web page.",
  );
  expect(stateWords(row({ state: "stored" }))).toBe("Stored");
  expect(stateWords(row({ state: "stored", words: "It is on file already" }))).toBe("It is on file already");
});

test("what can be seen before anything is sent", () => {
  expect(refuseEarly({ size: 0 }, 100)).toBe("It is empty.");
  expect(refuseEarly({ size: 2_000_000 }, 1_048_576)).toBe("It is larger than 1.0 MB.");
  expect(refuseEarly({ size: 100 }, 100)).toBeNull();
});

test("rows are added, changed by themselves and forgotten", () => {
  const two = changeRows([], { kind: "add", rows: [row(), row({ id: "2" })] });
  const sent = changeRows(two, { kind: "change", id: "2", to: { state: "sending" } });
  expect(sent.map(({ state }) => state)).toEqual(["waiting", "sending"]);
  expect(changeRows(sent, { kind: "drop", id: "1" }).map(({ id }) => id)).toEqual(["2"]);
});
