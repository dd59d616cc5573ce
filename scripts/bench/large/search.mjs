// Searches in the database, each beside its own statements on a bare connection.
import { runTypescript } from "../../steps/prepare.mjs";
import { median, quantile } from "../measure.mjs";
import { makeRow } from "../rows.mjs";

const targetOf = ({ bound }) =>
  bound && (bound.of === "p99" ? { of: "p99", atMost: bound.ms } : { of: "reference", atMost: bound.ms });

function countWords(count, hits) {
  if (hits === null) return "too broad";
  if (count === null) return `${hits}`;
  return count > 1000 ? "> 1,000" : String(count);
}

function rowOf(one) {
  const page = one.page ? `, page ${one.page.toLocaleString("en-GB")}` : "";
  const name = `${one.name ?? one.text}${page} of ${one.customers.toLocaleString("en-GB")}`;
  const [ours, reference] = [median(one.times), one.bare.length > 0 ? median(one.bare) : undefined];
  const figures = {
    ours,
    reference,
    ratio: reference && ours / reference,
    p50: ours,
    p99: quantile(one.times, 0.99),
  };
  return {
    ...makeRow(name, "ms", figures, targetOf(one)),
    rows: countWords(one.count, one.hits),
    plan: one.plan,
  };
}

function besideRow({ alone, beside }) {
  const [ours, reference] = [median(beside), median(alone)];
  const figures = { ours, reference, ratio: ours / reference, p50: ours, p99: quantile(beside, 0.99) };
  return {
    ...makeRow("%381% while another asks what is too broad", "ms", figures, {
      of: "p99",
      atMost: 100,
      isAim: true,
    }),
    plan: "beside itself alone",
  };
}

/** @param {{ env: NodeJS.ProcessEnv }} facts */
export async function measureSearch({ env }) {
  const printed = await runTypescript("scripts/bench/large/search-run.ts", env);
  const { measured, beside } = JSON.parse(printed.split("\n").at(-1));
  return [...measured.map(rowOf), ...(beside ? [besideRow(beside)] : [])];
}
