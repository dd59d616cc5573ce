// The reader of machine-readable zones on 200 drawn pages: what is exact, what is wrong without a mark, and the time.
import { runTypescript } from "../steps/prepare.mjs";
import { quantile } from "./measure.mjs";
import { makeRow } from "./rows.mjs";

const PAGES = 200;

/** Needs no app: the reader is a program of its own. */
export async function measureReader() {
  const printed = await runTypescript("scripts/bench/reader-pages.ts", process.env, String(PAGES));
  const sum = JSON.parse(printed.slice(printed.lastIndexOf("\n") + 1));
  const percent = (count) => (100 * count) / sum.pages;
  const byKind = Object.entries(sum.kinds)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([kind, { pages, exact }]) =>
      makeRow(`Reader, exact, ${kind} (${pages} pages)`, "% of pages", { ours: (100 * exact) / pages }),
    );
  const rows = [
    makeRow("Reader, zones found", "% of pages", { ours: percent(sum.found) }),
    makeRow(
      "Reader, number, birth and expiry exact",
      "% of pages",
      { ours: 100 * sum.exact },
      { of: "ours", atLeast: 95 },
    ),
    makeRow(
      "Reader, wrong values without a mark",
      "fields",
      { ours: sum.unmarked.length },
      { of: "ours", atMost: 0 },
    ),
    makeRow("Reader, wrong values with a mark", "fields", { ours: sum.wrong.length - sum.unmarked.length }),
    makeRow("Reader, right values marked doubtful", "% of pages", { ours: percent(sum.doubted) }),
    makeRow("Reader, far out of focus: exact", "% of pages", { ours: 100 * sum.hard.exact }),
    makeRow("Reader, far out of focus: wrong with a mark", "fields", {
      ours: sum.hard.wrong.length - sum.hard.unmarked.length,
    }),
    makeRow(
      "Reader, far out of focus: wrong without a mark",
      "fields",
      { ours: sum.hard.unmarked.length },
      { of: "ours", atMost: 0 },
    ),
    ...byKind,
    makeRow("Reader, cold start: models loaded and a first page read", "ms", { ours: sum.coldMs }),
    makeRow("Reader, time per page, warm", "ms", {
      ours: sum.milliseconds.reduce((total, one) => total + one, 0) / Math.max(1, sum.milliseconds.length),
      p50: quantile(sum.milliseconds, 0.5),
      p99: quantile(sum.milliseconds, 0.99),
    }),
  ];
  rows[0].note = `The ${sum.pages} pages are drawn in three prints of OCR-B that the reader does not match with: real documents vary more.`;
  return rows;
}
