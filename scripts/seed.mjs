// npm run seed: loads the demo world; refuses a database that holds a person or a customer.
import "./lib/node-version.mjs";
import { runCommand } from "./lib/ending.mjs";
import { PlainError, step } from "./lib/say.mjs";
import { readSettings } from "./lib/settings.mjs";
import { isEmpty } from "./steps/database.mjs";
import { fillDatabase, openDatabase, prepareCode, runTypescript } from "./steps/prepare.mjs";

await runCommand(async () => {
  const settings = readSettings(process.env);
  await prepareCode();
  const env = await openDatabase(settings);
  await fillDatabase(env, { mayLoadDemo: false });
  if (!(await isEmpty(env.DATABASE_URL))) {
    throw new PlainError(
      "This database holds people or customers: the demo world loads only into an empty one.",
    );
  }
  await step("data", async () => {
    await runTypescript("prisma/seed.ts", env);
    return "demo world loaded";
  });
});
