// npm run admin -- EMAIL: prints a single-use link for the first administrator of an installation.
import "./lib/node-version.mjs";
import { runCommand } from "./lib/ending.mjs";
import { PlainError } from "./lib/say.mjs";
import { readSettings } from "./lib/settings.mjs";
import { fillDatabase, openDatabase, prepareCode, runTypescript } from "./steps/prepare.mjs";

await runCommand(async () => {
  const email = process.argv[2];
  if (!email?.includes("@")) throw new PlainError("Say who: npm run admin -- name@bank.example");
  const settings = readSettings(process.env);
  await prepareCode();
  const env = await openDatabase(settings);
  await fillDatabase(env, { mayLoadDemo: false });
  console.log(`\n${await runTypescript("prisma/admin.ts", env, email)}`);
});
