// npm start: from an empty machine to a running Dossier.
import "./lib/node-version.mjs";
import path from "node:path";
import { atEnd, runCommand } from "./lib/ending.mjs";
import { say, step } from "./lib/say.mjs";
import { readOrMakeSecrets } from "./lib/secrets.mjs";
import { checkPort, readSettings } from "./lib/settings.mjs";
import { enter, hasKilledUser, leave, readUsers } from "./lib/users.mjs";
import { build } from "./steps/build.mjs";
import { prepareCode, prepareDatabase } from "./steps/prepare.mjs";
import { serve, untilItEnds } from "./steps/serve.mjs";
import { sayWelcome } from "./steps/welcome.mjs";

await runCommand(async () => {
  const settings = readSettings(process.env);
  const starts = path.join(settings.folder, "starts");
  await checkPort(settings, hasKilledUser(starts));
  console.log("\nDossier\n");
  await prepareCode();
  const { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key } = settings.secrets ?? readOrMakeSecrets(settings.folder);
  await step("build", () => build(process.env.NEXT_DIST_DIR || ".next", key));
  const env = await prepareDatabase(settings);
  readUsers(starts);
  enter(starts);
  atEnd(() => leave(starts));
  const app = await step("serve", () => serve("start", settings, env));
  sayWelcome(settings);
  say("Ctrl-C stops it.\n");
  await untilItEnds(app);
});
