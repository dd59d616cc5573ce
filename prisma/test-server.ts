// Vitest's global setup for use-case tests: a PostgreSQL, a migrated template, and no clone left afterwards.
import type { TestProject } from "vitest/node";
import { testFolder } from "../scripts/lib/paths.mjs";
import { isAlive, ownMark } from "../scripts/lib/process-mark.mjs";
import { startCluster } from "../scripts/postgres/cluster.mjs";
import { dropClones, ensureTemplate } from "./test-template";

declare module "vitest" {
  export interface ProvidedContext {
    adminUrl: string;
    template: string;
    /** Clones of this run are named RUN_n: several runs may share the server. */
    run: string;
  }
}

const run = `run_${ownMark.replace("-", "_")}`;
const isLeftOver = (name: string) => !isAlive(name.split("_").slice(1, 3).join("-"));

/** TEST_SERVER_URL (set by `npm test`) names a running server; without it a developer's own in .data/test-dev serves. */
export default async function setUp(project: TestProject) {
  const given = process.env.TEST_SERVER_URL;
  const cluster = given ? null : await startCluster(testFolder("test-dev"), { isForTests: true });
  const adminUrl = given ?? cluster?.urlOf("postgres") ?? "";
  await dropClones(adminUrl, isLeftOver);
  project.provide("adminUrl", adminUrl);
  project.provide("template", await ensureTemplate(adminUrl));
  project.provide("run", run);
  return async () => {
    await dropClones(adminUrl, (name) => name.startsWith(`${run}_`));
    await cluster?.stop();
  };
}
