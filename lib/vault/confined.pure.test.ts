// Tests that a program which opens strangers' files reaches no network, and reads and writes no file but its own.
import "@/lib/vault/testing";
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { cuttingOff } from "@/lib/core/cut-off";
import { confined } from "@/lib/vault/confined";

/** What a program that an attacker could write prints, run like the checker and without. */
const run = (command: string, args: string[]) =>
  new Promise<string>((resolve) => execFile(command, args, (_error, said) => resolve(said.trim())));
const attack = async (program: string) => ({
  confined: await run(...confined(["--input-type=module", "-e", program])),
  free: await run(process.execPath, ["--input-type=module", "-e", program]),
});

test("it cannot connect to a listener of this machine, where the system lets us cut it off", async () => {
  const listener = createServer((line) => line.end());
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const { port } = listener.address() as { port: number };
  const said = await attack(`
    import { connect } from "node:net";
    const line = connect(${port}, "127.0.0.1");
    line.on("connect", () => { console.log("connected"); process.exit(); });
    line.on("error", ({ code }) => { console.log(code); process.exit(); });`);
  listener.close();
  expect(said.free).toBe("connected");
  expect(said.confined).toBe(cuttingOff().length > 0 ? "ENETUNREACH" : "connected");
});

test("it reads none of our files, writes none and starts nothing", async () => {
  const secret = path.join(process.env.DATA_DIR ?? "", "vault-keys.json");
  writeFileSync(secret, "secret");
  const { confined: said, free } = await attack(`
    import { readFileSync, writeFileSync } from "node:fs";
    import { execFileSync } from "node:child_process";
    const attempt = (deed) => { try { return String(deed()); } catch ({ code }) { return code; } };
    console.log([
      attempt(() => readFileSync(${JSON.stringify(secret)}, "utf8")),
      attempt(() => writeFileSync(${JSON.stringify(`${secret}.new`)}, "")),
      attempt(() => execFileSync("true")),
    ].join(" "));`);
  expect(free).toBe("secret undefined");
  expect(said).toBe("ERR_ACCESS_DENIED ERR_ACCESS_DENIED ERR_ACCESS_DENIED");
});

test("it finds its libraries also where they are a link to another folder", async () => {
  const [here, house] = [process.cwd(), mkdtempSync(path.join(os.tmpdir(), "dossier-house-"))];
  cpSync("lib/vault/checker", path.join(house, "lib/vault/checker"), { recursive: true });
  symlinkSync(realpathSync("node_modules"), path.join(house, "node_modules"));
  const program = path.join(house, "lib/vault/checker/runs.mjs");
  writeFileSync(program, 'import sharp from "sharp"; console.log(typeof sharp);');
  process.chdir(house);
  try {
    expect(await run(...confined([program]))).toBe("function");
  } finally {
    process.chdir(here);
  }
});

test("it has little memory and time", async () => {
  const said = await run(...confined(["-p", "process.constrainedMemory?.() ?? 0, 'runs'"]));
  expect(said).toBe("runs");
  const [, [, limits = ""]] = confined([]);
  expect(await run("/bin/sh", ["-c", limits.replace('exec "$0" "$@"', "ulimit -d; ulimit -t")])).toBe(
    "1536000\n60",
  );
});
