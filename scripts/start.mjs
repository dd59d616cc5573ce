// npm start: from an empty machine to a running Dossier.
import "./lib/node-version.mjs";
import path from "node:path";
import { atEnd, runCommand } from "./lib/ending.mjs";
import { say, step } from "./lib/say.mjs";
import { checkPort, readSettings } from "./lib/settings.mjs";
import { enter, hasKilledUser, leave, readUsers } from "./lib/users.mjs";
import { build } from "./steps/build.mjs";
import { fillDatabase, openDatabase, prepareCode } from "./steps/prepare.mjs";
import { serve, untilItEnds } from "./steps/serve.mjs";
import { sayWelcome } from "./steps/welcome.mjs";

await runCommand(async () => {
  const settings = readSettings(process.env);
  const starts = path.join(settings.folder, "starts");
  await checkPort(settings, hasKilledUser(starts));
  console.log("\nDossier\n");
  await prepareCode();
  const env = await openDatabase(settings);
  await step("build", () =>
    build(process.env.NEXT_DIST_DIR || ".next", env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY),
  );
  await fillDatabase(env, { mayLoadDemo: settings.isEmbedded });
  readUsers(starts);
  enter(starts);
  atEnd(() => leave(starts));
  const app = await step("serve", () => serve("start", settings, env));
  sayWelcome(settings);
  say("Ctrl-C stops it.\n");
  await untilItEnds(app);
});
