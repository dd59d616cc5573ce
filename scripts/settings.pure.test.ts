// What a start refuses, in one plain sentence, before anything takes time.
import net from "node:net";
import { expect, test } from "vitest";
import { checkPort, readSettings } from "./lib/settings.mjs";

const secrets = {
  NEXTAUTH_SECRET: "a".repeat(32),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
  TOKEN_SECRET: "b".repeat(32),
  VAULT_KEYS: `2026-11:${Buffer.alloc(32, 8).toString("base64")}`,
};
const own = {
  DATABASE_URL: "postgresql://u:p@db.bank.example/dossier",
  PUBLIC_URL: "https://kyc.bank.example",
  ...secrets,
};

test("without DATABASE_URL: loopback only, localhost, demo data", () => {
  const settings = readSettings({ PORT: "4000" } as unknown as NodeJS.ProcessEnv);
  expect(settings).toMatchObject({
    isEmbedded: true,
    port: 4000,
    host: "127.0.0.1",
    publicUrl: "http://localhost:4000",
  });
});

test("with DATABASE_URL: every interface, secrets from the environment", () => {
  const settings = readSettings(own as unknown as NodeJS.ProcessEnv);
  expect(settings).toMatchObject({
    isEmbedded: false,
    host: undefined,
    publicUrl: "https://kyc.bank.example",
    secrets,
  });
});

test.each([
  ["a missing secret", { ...own, TOKEN_SECRET: undefined }, "TOKEN_SECRET is not set"],
  ["an empty secret", { ...own, NEXTAUTH_SECRET: "" }, "NEXTAUTH_SECRET is not set"],
  ["a short secret", { ...own, NEXTAUTH_SECRET: "short" }, "NEXTAUTH_SECRET is shorter than 32 characters"],
  [
    "equal secrets",
    { ...own, TOKEN_SECRET: secrets.NEXTAUTH_SECRET },
    "NEXTAUTH_SECRET and TOKEN_SECRET are the same",
  ],
  [
    "a key that is no AES-256 key",
    { ...own, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: "c".repeat(40) },
    "32 bytes in base64",
  ],
  ["no key for files", { ...own, VAULT_KEYS: undefined }, "VAULT_KEYS is not set"],
  ["a file key that is too short", { ...own, VAULT_KEYS: "a:c2hvcnQ=" }, "something that is no key"],
  [
    "file keys of one name",
    { ...own, VAULT_KEYS: `${secrets.VAULT_KEYS},${secrets.VAULT_KEYS}` },
    "two keys alike",
  ],
  ["plain http in public", { ...own, PUBLIC_URL: "http://kyc.bank.example" }, "must begin with https://"],
  [
    "a public address of the demo",
    { PUBLIC_URL: "https://kyc.bank.example" },
    "demo world is for this machine only",
  ],
  ["nonsense as address", { PUBLIC_URL: "kyc" }, 'PUBLIC_URL is "kyc"'],
  ["nonsense as port", { PORT: "http" }, 'PORT is "http"'],
  ["nonsense as database", { ...own, DATABASE_URL: "mysql://x" }, "must look like postgresql://"],
])("%s is refused", (_, env, sentence) => {
  expect(() => readSettings(env as unknown as NodeJS.ProcessEnv)).toThrow(sentence);
});

test("a busy port is refused, a port that is being left is waited for", async () => {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as net.AddressInfo;
  await expect(checkPort({ port, host: "127.0.0.1" }, false)).rejects.toThrow(
    `Port ${port} is in use by another program`,
  );
  setTimeout(() => server.close(), 300);
  await expect(checkPort({ port, host: "127.0.0.1" }, true)).resolves.toBeUndefined();
});
