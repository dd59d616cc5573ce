// What the settings and the provider may say, and what is refused before anybody is sent there.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";

let said: object;
let server: Server;
let issuer: string;
beforeAll(async () => {
  server = createServer((_, response) => response.end(JSON.stringify(said)));
  await new Promise<void>((ready) => server.listen(0, "localhost", ready));
  issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
afterEach(() => vi.unstubAllEnvs());

/** The module as a process with these settings sees it: the environment is read once. */
async function startWith(settings: Record<string, string>) {
  vi.resetModules();
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  return await import("@/lib/auth/outside-provider");
}
const whole = (address = issuer) => ({
  ...{ OIDC_ISSUER: address, OIDC_CLIENT_ID: "dossier", OIDC_CLIENT_SECRET: "secret" },
});
const documentOf = (facts: object = {}) => ({
  issuer,
  authorization_endpoint: `${issuer}/auth`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  ...facts,
});
async function readWith(facts: object) {
  said = documentOf(facts);
  const { outsideSettings, readProvider } = await startWith(whole());
  const settings = outsideSettings();
  return settings && (await readProvider(settings));
}

test("without settings there is no provider", async () => {
  const { outsideSettings } = await startWith({});
  expect(outsideSettings()).toBeNull();
});

test.each(["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"])(
  "without %s alone nothing starts",
  async (name) => {
    const { [name as "OIDC_ISSUER"]: _, ...rest } = whole("https://login.bank.example");
    const { outsideSettings } = await startWith(rest);
    expect(outsideSettings).toThrow("are set together, or none of them is");
  },
);

test.each(["http://login.bank.example", "http://localhost.evil.example", "ftp://localhost", "login"])(
  "%s is no issuer",
  async (address) => {
    const { outsideSettings } = await startWith(whole(address));
    expect(outsideSettings).toThrow("OIDC_ISSUER must");
  },
);

test("code flow with PKCE, state and nonce, signed by a public key", async () => {
  const provider = await readWith({ id_token_signing_alg_values_supported: ["HS256", "none", "ES256"] });
  expect(provider).toMatchObject({
    checks: ["pkce", "state", "nonce"],
    idToken: true,
    issuer,
    client: { id_token_signed_response_alg: "ES256", token_endpoint_auth_method: "client_secret_basic" },
  });
  const other = await readWith({
    id_token_signing_alg_values_supported: ["HS256"],
    token_endpoint_auth_methods_supported: ["client_secret_post"],
  });
  expect(other?.client).toEqual({
    id_token_signed_response_alg: "RS256",
    token_endpoint_auth_method: "client_secret_post",
  });
});

test.each([
  ["another issuer's name", { issuer: "https://evil.example" }],
  ["an address in clear", { token_endpoint: "http://evil.example/token" }],
  ["an address that only begins like ours", { jwks_uri: "http://localhost.evil.example/jwks" }],
  ["no keys", { jwks_uri: undefined }],
  ["a script", { authorization_endpoint: "javascript:alert(1)" }],
])("a provider that gives %s is not used", async (_, facts) => {
  await expect(readWith(facts)).rejects.toThrow();
});

test("one that is away says so, and is asked again the next time", async () => {
  said = documentOf();
  const { outsideSettings, readProvider } = await startWith(whole("http://localhost:1"));
  const settings = outsideSettings();
  await expect(settings && readProvider(settings)).rejects.toThrow();
  await expect(settings && readProvider({ ...settings, issuer })).resolves.toMatchObject({ issuer });
});
