// Counts of a test run: what passed, what failed; a part that is one thing (lint, types) counts as one.

/** @typedef {{ passed: number, failed: number }} Counts */

/** @param {Counts[]} all */
export const addCounts = (all) =>
  all.reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }), {
    passed: 0,
    failed: 0,
  });

/** A part that either holds or does not. */
export const one = (holds) => ({ passed: holds ? 1 : 0, failed: holds ? 0 : 1 });

/**
 * Vitest's JSON report. A file that could not be loaded has no tests in it, and is one failure; so is a run that
 * failed without one (an error outside a test).
 */
export function countVitest(report, code) {
  const broken = report.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  );
  const failed = report.numFailedTests + broken.length;
  return { passed: report.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
}

/** Playwright's JSON report. What failed once and held the second time passed; it is said, so that somebody looks. */
export function countPlaywright({ stats }, code) {
  if (stats.flaky > 0) console.log(`${stats.flaky} passed only at the second try: see above.`);
  const failed = stats.unexpected;
  return { passed: stats.expected + stats.flaky, failed: failed === 0 && code !== 0 ? 1 : failed };
}
