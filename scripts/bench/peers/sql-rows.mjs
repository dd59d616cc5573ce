// What was measured of the SQL peers as rows of the table.
import { median, quantile } from "../measure.mjs";
import { makeRow } from "../rows.mjs";

/** Hoped for, at the large bank: the middle pattern, and the worst of those that are not too broad for ours. */
const AIMS = { "plain LIKE as OBP asks": { median: 100, worst: 30 } };

/**
 * @typedef {{ name: string, bank: "large" | "small", customers: number, pattern: string, hits: number | null,
 *   ours: number[], peer: number[], faster: number, isOursCutOff: boolean, isPeerCutOff: boolean,
 *   plan: { ours: string, peer: string } }} Measured one pattern at one bank; `faster`: the median of the pairs' ratios
 */

/** @param {Measured} measured */
function rowOf({ name, customers, pattern, hits, ours, peer, faster, plan, ...cut }) {
  const title = `${pattern} of ${customers.toLocaleString("en-GB")} beside ${name}`;
  const [p50, p99] = [median(ours), quantile(ours, 0.99)];
  const row = makeRow(title, "ms", { ours: p50, reference: median(peer), ratio: 1 / faster, p50, p99 });
  const said = [
    cut.isOursCutOff && "ours was cut off as too broad",
    cut.isPeerCutOff && "the peer was cut off, so it takes longer than said",
  ].filter(Boolean);
  const note = said.length > 0 ? `${title}: ${said.join("; ")}.` : undefined;
  return { ...row, rows: hits, plan: `ours: ${plan.ours}; peer: ${plan.peer}`, note };
}

/** @param {Measured[]} all of one peer at one bank */
function sumUp(all) {
  const [{ name, bank }] = all;
  const accepted = all.filter(({ isOursCutOff }) => !isOursCutOff);
  const [worst] = [...accepted].sort((a, b) => a.faster - b.faster);
  const row = (which, ours) => {
    const atLeast = bank === "large" ? AIMS[name]?.[which] : undefined;
    const title = `Phone pages at the ${bank} bank, ${which} of ${accepted.length}, beside ${name}`;
    return makeRow(title, "times faster", { ours }, atLeast && { of: "ours", atLeast, isAim: true });
  };
  return [
    row("median", median(accepted.map(({ faster }) => faster))),
    { ...row("worst", worst?.faster ?? Number.NaN), plan: worst ? `at ${worst.pattern}` : undefined },
  ];
}

/**
 * Each pattern at the large bank, then what they come to at both banks.
 * @param {Measured[]} measured
 */
export function rowsOf(measured) {
  const names = [...new Set(measured.map(({ name }) => name))];
  const of = (name, bank) => measured.filter((one) => one.name === name && one.bank === bank);
  const groups = names.flatMap((name) => [of(name, "large"), of(name, "small")]);
  return [
    ...measured.filter(({ bank }) => bank === "large").map(rowOf),
    ...groups.filter(({ length }) => length > 0).flatMap(sumUp),
  ];
}
