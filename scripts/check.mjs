// npm run check: the fast part of npm test: lint, types and the tests that need no database.
import "./lib/node-version.mjs";
import { runCommand } from "./lib/ending.mjs";
import { prepareCode } from "./steps/prepare.mjs";
import { addCounts } from "./tests/counts.mjs";
import { checkLint, checkTypes } from "./tests/static-checks.mjs";
import { runVitest } from "./tests/vitest.mjs";

await runCommand(async () => {
  await prepareCode();
  const parts = [await checkLint(), await checkTypes(), await runVitest(["unit"], process.argv.slice(2))];
  const { passed, failed } = addCounts(parts);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
