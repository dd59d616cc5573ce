// A row of the report: a figure beside its reference, and whether it keeps its target.

/**
 * @typedef {{ of: "ours" | "ratio", atLeast?: number, atMost?: number, isAim?: boolean }} Target isAim: hoped for, not
 *   promised, so it is neither kept nor missed
 */

/** @param {Target | undefined} target */
function wordsOf(target) {
  if (!target) return null;
  const { of, atLeast, atMost, isAim } = target;
  const bounds = [];
  if (atLeast !== undefined) bounds.push(`${of} >= ${atLeast}`);
  if (atMost !== undefined) bounds.push(`${of} <= ${atMost}`);
  return `${isAim ? "aim: " : ""}${bounds.join(" and ")}`;
}

/** @param {Target | undefined} target */
function isKept(target, row) {
  if (!target || target.isAim) return null;
  const { atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY } = target;
  return row[target.of] >= atLeast && row[target.of] <= atMost;
}

const round = (number) => (Number.isFinite(number) ? Number(number.toPrecision(4)) : null);

/**
 * Rounds to four digits; the target is judged before.
 * @param {string} name
 * @param {string} unit
 * @param {{ ours: number, reference?: number, ratio?: number, p50?: number, p99?: number }} figures
 * @param {Target} [target]
 */
export function makeRow(name, unit, figures, target) {
  const { ours, reference, ratio, p50, p99 } = figures;
  return {
    name,
    unit,
    ours: round(ours),
    reference: round(reference),
    ratio: round(ratio),
    p50: round(p50),
    p99: round(p99),
    target: wordsOf(target),
    ok: isKept(target, figures),
  };
}

const columns = ["ours", "reference", "ratio", "p50", "p99"];
const cell = (value) => (value === null ? "–" : String(value)).padStart(10);

/** The rows as a table of plain text. */
export function writeTable(rows) {
  const width = Math.max(...rows.map(({ name, unit }) => `${name}, ${unit}`.length));
  const hasRows = rows.some((row) => row.rows !== undefined);
  const counted = (value) => (hasRows ? String(value?.toLocaleString("en-GB") ?? "–").padStart(12) : "");
  const head = `${"".padEnd(width)}${columns.map((name) => name.padStart(10)).join("")}${hasRows ? counted("rows") : ""}  target`;
  const lines = rows.map((row) => {
    const verdict = row.ok === null ? "" : row.ok ? " (kept)" : " (MISSED)";
    const figures = columns.map((name) => cell(row[name])).join("");
    const plan = row.plan ? `  ${row.plan}` : "";
    return `${`${row.name}, ${row.unit}`.padEnd(width)}${figures}${counted(row.rows)}  ${row.target ?? ""}${verdict}${plan}`;
  });
  return [head, ...lines].join("\n");
}
