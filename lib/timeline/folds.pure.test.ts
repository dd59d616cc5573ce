// Tests which looks are told as one.
import { expect, test } from "vitest";
import { foldLooks } from "./folds";
import type { TimelineEvent } from "./schema";

const look = (minute: number, facts: Partial<TimelineEvent> = {}): TimelineEvent => ({
  ...{
    id: String(minute),
    at: new Date(Date.UTC(2026, 10, 30, 23, minute)),
    kind: "view",
    action: "media.view",
  },
  ...{ subjectId: "m", personId: "p", personName: "P", consumerName: null, before: null, after: null },
  ...facts,
});
const day = (at: Date) => at.toISOString().slice(0, 10);
const minutes = (events: TimelineEvent[]) =>
  foldLooks(events, day).map((group) => group.map(({ id }) => Number(id)));

test("one person's looks within ten minutes of each other are one, whatever was looked at", () => {
  expect(
    minutes([look(40), look(31, { subjectId: "other", action: "media.download" }), look(22), look(11)]),
  ).toEqual([[40, 31, 22], [11]]);
});

test("somebody else, a program, a change in between and midnight end it", () => {
  expect(minutes([look(5), look(4, { personId: "q" }), look(3)])).toEqual([[5], [4], [3]]);
  expect(minutes([look(5), look(4, { consumerName: "a program" })])).toEqual([[5], [4]]);
  expect(minutes([look(5), look(4, { kind: "check" }), look(3, { kind: "check" }), look(2)])).toEqual([
    [5],
    [4],
    [3],
    [2],
  ]);
  expect(minutes([look(61), look(59)])).toEqual([[61], [59]]);
});
