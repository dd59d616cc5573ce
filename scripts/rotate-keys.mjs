// npm run rotate-keys: wraps every uploaded file's key anew, by the first of VAULT_KEYS. No file is touched; cut off, it goes on
// where it was. In an embedded installation `-- --new` first puts a new key in front; restart Dossier between the two.
import "./lib/node-version.mjs";
import { parseArgs } from "node:util";
import { runCommand } from "./lib/ending.mjs";
import { PlainError } from "./lib/say.mjs";
import { readSettings } from "./lib/settings.mjs";
import { addVaultKey } from "./lib/vault-keys.mjs";
import { openDatabase, prepareCode, runTypescript } from "./steps/prepare.mjs";

await runCommand(async () => {
  const { values } = parseArgs({ options: { new: { type: "boolean" } } });
  const settings = readSettings(process.env);
  if (values.new) {
    if (!settings.isEmbedded)
      throw new PlainError(
        "With DATABASE_URL you keep the keys yourself: put the new one in front of VAULT_KEYS.",
      );
    console.log(
      `New files are sealed with the key ${addVaultKey(settings.folder)} once Dossier is restarted.`,
    );
    console.log("Restart it, then run npm run rotate-keys.");
    return;
  }
  await prepareCode();
  const env = await openDatabase(settings);
  console.log(await runTypescript("lib/vault/rotate-keys.ts", env));
});
