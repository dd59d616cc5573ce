// npm run dev: the same database and demo data as npm start, and Next in development mode.
import "./lib/node-version.mjs";
import { runCommand } from "./lib/ending.mjs";
import { step } from "./lib/say.mjs";
import { checkPort, readSettings } from "./lib/settings.mjs";
import { fillDatabase, openDatabase, prepareCode } from "./steps/prepare.mjs";
import { serve, untilItEnds } from "./steps/serve.mjs";
import { sayWelcome } from "./steps/welcome.mjs";

await runCommand(async () => {
  const settings = { ...readSettings(process.env), host: "127.0.0.1" };
  await checkPort(settings, false);
  await prepareCode();
  const env = await openDatabase(settings);
  await fillDatabase(env, { mayLoadDemo: settings.isEmbedded });
  const app = await step("serve", () => serve("dev", settings, env));
  sayWelcome(settings);
  await untilItEnds(app);
});
