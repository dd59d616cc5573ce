// How things are measured: pairs in turns (A B A B …), so that whatever else the machine does hits both alike.
import autocannon from "autocannon";

/** The value below which this part (0 to 1) of the numbers lies. */
export function quantile(numbers, part) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}
export const median = (numbers) => quantile(numbers, 0.5);

/** Milliseconds until the last byte of the answer; throws when its status is not the expected one. */
async function timeOnce({ url, status = 200, ...init }) {
  const start = performance.now();
  const answer = await fetch(url, { redirect: "manual", ...init });
  await answer.arrayBuffer();
  const ms = performance.now() - start;
  if (answer.status !== status) throw new Error(`${url} answered ${answer.status} instead of ${status}.`);
  return ms;
}

/**
 * One user, one request after the other, ours and the reference in turns; who begins changes from turn to turn.
 * @param {(turn: number) => object} ours a request for fetch: url, expected status, and so on
 * @param {(turn: number) => object} reference
 * @param {number} count pairs at most
 * @param {number} [seconds] at most, on a machine that is busy with something else
 */
export async function timePairs(ours, reference, count, seconds = 20) {
  const times = { ours: [], reference: [] };
  const until = performance.now() + seconds * 1000;
  for (let turn = 0; turn < count && performance.now() < until; turn += 1) {
    const pair = [
      ["ours", ours],
      ["reference", reference],
    ];
    if (turn % 2) pair.reverse();
    for (const [name, request] of pair) times[name].push(await timeOnce(request(turn)));
  }
  const ratios = times.ours.map((ms, turn) => ms / times.reference[turn]);
  return {
    ours: median(times.ours),
    reference: median(times.reference),
    /** The median of the pairs' own ratios. */
    ratio: median(ratios),
    p50: median(times.ours),
    p99: quantile(times.ours, 0.99),
  };
}

/** Requests a second under so many connections, and how long one of them took. */
export async function load({ url, connections, seconds, ...rest }) {
  const { requests, latency, errors, non2xx, duration } = await autocannon({
    url,
    connections,
    duration: seconds,
    ...rest,
  });
  if (errors || non2xx) throw new Error(`${url}: ${non2xx} refusals and ${errors} errors while measuring.`);
  return { perSecond: requests.total / duration, p50: latency.p50, p99: latency.p99 };
}

/**
 * Contestants under load in turns, several rounds.
 * @template {string} Name
 * @param {Record<Name, () => Promise<{ perSecond: number, p50: number, p99: number }>>} contestants
 * @returns {Promise<Record<Name, { perSecond: number, p50: number, p99: number, rounds: number[] }>>}
 */
export async function loadInTurns(contestants, rounds) {
  const all = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const [name, run] of Object.entries(contestants)) all[name].push(await run());
  const middle = (results, field) => median(results.map((result) => result[field]));
  return Object.fromEntries(
    Object.entries(all).map(([name, results]) => [
      name,
      {
        perSecond: middle(results, "perSecond"),
        p50: middle(results, "p50"),
        p99: middle(results, "p99"),
        rounds: results.map(({ perSecond }) => perSecond),
      },
    ]),
  );
}

/** The median of the rounds' own ratios. */
export const ratioOf = (ours, reference) =>
  median(ours.rounds.map((perSecond, round) => perSecond / reference.rounds[round]));
