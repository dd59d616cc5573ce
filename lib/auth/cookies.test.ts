// The cookies' names and flags: strict over https, plain only within this machine; other addresses refuse to start.
import { afterEach, expect, test, vi } from "vitest";

const settings = {
  DATABASE_URL: "postgresql://nobody@localhost/none",
  NEXTAUTH_SECRET: "only-for-tests-and-long-enough-for-the-rule",
};

/** The module as a process with this address sees it: the environment is read once. */
async function startWith(address: string) {
  vi.resetModules();
  for (const [name, value] of Object.entries({ ...settings, PUBLIC_URL: address })) vi.stubEnv(name, value);
  return await import("@/lib/auth/cookies");
}
afterEach(() => vi.unstubAllEnvs());

test("over https they are bound to the host and never sent in the clear", async () => {
  const { browserCookie, cookieOptions, sessionCookie } = await startWith("https://kyc.bank.example");
  expect([sessionCookie(), browserCookie()]).toEqual(["__Host-dossier-session", "__Host-dossier-browser"]);
  expect(cookieOptions(60)).toEqual({ httpOnly: true, sameSite: "lax", secure: true, path: "/", maxAge: 60 });
});

test.each(["http://localhost:3000", "http://127.0.0.1:3999"])("at %s they are plain", async (address) => {
  const { browserCookie, cookieOptions, sessionCookie } = await startWith(address);
  expect([sessionCookie(), browserCookie()]).toEqual(["dossier-session", "dossier-browser"]);
  expect(cookieOptions(60)).toEqual({
    httpOnly: true,
    sameSite: "lax",
    secure: false,
    path: "/",
    maxAge: 60,
  });
});

test.each([
  "http://kyc.bank.example",
  "http://localhost.evil.example",
  "http://127.0.0.1.evil.example",
  "http://localhost@evil.example",
  "http://0.0.0.0:3000",
  "ftp://localhost",
  "javascript://localhost",
])("%s refuses to start", async (address) => {
  const { sessionCookie } = await startWith(address);
  expect(sessionCookie).toThrow("PUBLIC_URL must begin with https://");
});

test("so does what is no address", async () => {
  const { sessionCookie } = await startWith("kyc");
  expect(sessionCookie).toThrow("PUBLIC_URL must be an address");
});
