// npm run seed: loads the demo world; refuses a database that holds a person or a customer.
import "./lib/node-version.mjs";
import { runCommand } from "./lib/ending.mjs";
import { PlainError, step } from "./lib/say.mjs";
import { readSettings } from "./lib/settings.mjs";
import { readContents } from "./steps/database.mjs";
import { migrateDatabase, openDatabase, prepareCode, runTypescript } from "./steps/prepare.mjs";

await runCommand(async () => {
  const settings = readSettings(process.env);
  await prepareCode();
  const env = await openDatabase(settings);
  await step("migrate", () => migrateDatabase(env));
  if ((await readContents(env.DATABASE_URL)) === "used") {
    throw new PlainError(
      "This database holds people or customers: the demo world loads only into an empty one.",
    );
  }
  await step("data", async () => {
    await runTypescript("prisma/seed.ts", env);
    return "demo world loaded";
  });
});
