// Two kinds of test: "unit" is pure, "use-cases" gets a real PostgreSQL database for each file.
import { defineConfig } from "vitest/config";
import { root } from "./scripts/lib/paths.mjs";

const everywhere = ["lib", "app", "components", "prisma", "scripts"];

/** By their names, so that they need no database and `npm run check` can run them. */
const pure = everywhere.flatMap((folder) => [
  `${folder}/**/{rules,schema,*-rules,*-schema,*.pure}.test.{ts,tsx}`,
]);

export default defineConfig({
  resolve: { alias: [{ find: /^@\//, replacement: `${root}/` }] },
  test: {
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 15_000,
    hookTimeout: 30_000,
    env: { TZ: "UTC" },
    projects: [
      { extends: true, test: { name: "unit", include: pure } },
      {
        extends: true,
        test: {
          name: "use-cases",
          include: everywhere.map((folder) => `${folder}/**/*.test.{ts,tsx}`),
          exclude: pure,
          globalSetup: "prisma/test-server.ts",
          setupFiles: "prisma/test-database.ts",
        },
      },
    ],
  },
});
