// npm test: lint, types, tests on a real PostgreSQL, stories in a real browser; the last line counts.
// For developers: npm test -- --only unit|use-cases|stories|checks [part of a file name …]; with --instances 2 the stories
// run through nginx in front of two.
import "./lib/node-version.mjs";
import { parseArgs } from "node:util";
import { runCommand } from "./lib/ending.mjs";
import { PlainError, step } from "./lib/say.mjs";
import { prepareCode } from "./steps/prepare.mjs";
import { addCounts, one } from "./tests/counts.mjs";
import { startTestServer } from "./tests/server.mjs";
import { checkLint, checkTypes } from "./tests/static-checks.mjs";
import { runStories } from "./tests/stories.mjs";
import { runVitest } from "./tests/vitest.mjs";

const PARTS = ["checks", "unit", "use-cases", "stories"];

function readOrder() {
  const { values, positionals } = parseArgs({
    options: { only: { type: "string" }, instances: { type: "string", default: "1" } },
    allowPositionals: true,
  });
  if (values.only && !PARTS.includes(values.only))
    throw new PlainError(`--only takes one of ${PARTS.join(", ")}.`);
  if (!["1", "2"].includes(values.instances)) throw new PlainError("--instances takes 1 or 2.");
  const wants = (part) => !values.only || values.only === part;
  return { wants, patterns: positionals, instances: Number(values.instances) };
}

/** A part that cannot even begin (no browser, a broken build) is one failure; the other parts still run. */
async function count(name, work) {
  console.log(`\n${name}`);
  try {
    return await work();
  } catch (error) {
    console.error(error instanceof PlainError ? error.message : error);
    return one(false);
  }
}

async function runParts({ wants, patterns, instances }) {
  const counts = [];
  if (wants("checks")) counts.push(await count("Lint", checkLint), await count("Types", checkTypes));
  const needsServer = wants("use-cases") || wants("stories");
  const server = needsServer ? await step("database", startTestServer) : null;
  const projects = ["unit", "use-cases"].filter(wants);
  if (projects.length > 0) {
    const env = { TEST_SERVER_URL: server?.adminUrl };
    counts.push(await count("Rules and use-cases", () => runVitest(projects, patterns, env)));
  }
  if (server && wants("stories"))
    counts.push(await count("Stories", () => runStories(server, patterns, instances)));
  return addCounts(counts);
}

await runCommand(async () => {
  const order = readOrder();
  await prepareCode();
  const { passed, failed } = await runParts(order);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
