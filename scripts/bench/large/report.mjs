// A run's rows as JSON and as docs/benchmarks.md, with the machine and the commit they were measured on.
import { writeFileSync } from "node:fs";
import { readMachine } from "../machine.mjs";

/** @param {{ customers: number, events: number }} order */
export const readFacts = ({ customers, events }) => ({ ...readMachine(), customers, events });

export const writeJson = (file, facts, rows) =>
  writeFileSync(file, `${JSON.stringify({ ...facts, rows }, null, 2)}\n`);

const cell = (value) =>
  String(value ?? "–")
    .replaceAll("|", "\\|")
    .replaceAll("_", "\\_");
const lineOf = (cells) => `| ${cells.map(cell).join(" | ")} |`;
const verdictOf = ({ target, ok }) =>
  target ? `${target}${ok === null ? "" : ok ? " (kept)" : " (missed)"}` : "–";

const head = ["what", "unit", "ours", "beside", "ratio", "p50", "p99", "rows", "target", "plan"];

function tableOf(rows) {
  const lines = rows.map((row) =>
    lineOf([
      ...[row.name, row.unit, row.ours, row.reference, row.ratio, row.p50, row.p99],
      ...[row.rows?.toLocaleString?.("en-GB"), verdictOf(row), row.plan],
    ]),
  );
  return [lineOf(head), lineOf(head.map(() => "---")), ...lines].join("\n");
}

/** What a figure alone does not say. */
const notesOf = (rows) => rows.flatMap(({ note }) => (note ? [`- ${note}`] : [])).join("\n");

/**
 * @param {Record<string, object[]>} byPart
 * @param {string[]} failures parts that ended in an error: their rows are missing
 */
export function writeMarkdown(file, facts, byPart, { titles, failures }) {
  const { at, commit, machine, node, customers, events, load } = facts;
  const count = (number) => number.toLocaleString("en-GB");
  const parts = Object.entries(byPart).map(([part, rows]) =>
    [`## ${titles[part]}`, tableOf(rows), notesOf(rows)].filter(Boolean).join("\n\n").concat("\n"),
  );
  const missing = failures.map((failure) => `**Missing: ${failure}**\n\n`).join("");
  writeFileSync(
    file,
    `# Figures of a run with ${count(customers)} customers

Written by \`npm run bench -- --large --markdown docs/benchmarks.md\` on ${at.slice(0, 16).replace("T", " ")} UTC: commit ${commit}, ${machine}, Node ${node},
the embedded PostgreSQL 18 with its own settings, ${count(customers)} customers of five banks and ${count(events)} audit events. The machine's load when
the measuring began: ${load}.

*Beside* is what the same row was measured against in the same run: of a search its own statements alone on a bare
connection, of a page the same page of a small database, of an import COPY alone, of a peer the peer.

${missing}${parts.join("\n")}`,
  );
}
