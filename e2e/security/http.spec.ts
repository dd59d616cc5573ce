// HTTP hygiene: foreign methods, bodies and headers without end, and requests that two servers would read differently.
import { connect } from "node:net";
import { expect, test } from "@playwright/test";
import { openSession } from "../support/session";
import { ask, instance, origin } from "../support/site";

/** Sends bytes as they are to the app itself, and gives the first line of each answer on the connection. */
function sendRaw(text: string, waitMs = 3_000): Promise<string[]> {
  const { hostname, port } = new URL(instance);
  return new Promise((resolve, reject) => {
    let seen = "";
    const socket = connect(Number(port), hostname === "localhost" ? "127.0.0.1" : hostname, () =>
      socket.write(text),
    );
    const finish = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(seen.match(/HTTP\/1\.1 \d{3}/g)?.map((line) => line.slice(-3)) ?? []);
    };
    const timer = setTimeout(finish, waitMs);
    socket.on("data", (chunk) => {
      seen += chunk.toString("latin1");
    });
    socket.on("end", finish);
    socket.on("close", finish);
    socket.on("error", (error: NodeJS.ErrnoException) =>
      error.code === "ECONNRESET" ? finish() : reject(error),
    );
  });
}

const lines = (...all: string[]) => `${all.join("\r\n")}\r\n\r\n`;

test("pages answer no method but GET, HEAD and POST", async () => {
  const { value: session } = await openSession("officer");
  for (const path of [
    "/",
    "/customers",
    "/sign-in",
    "/audit",
    "/no/such",
    "/welcome/x",
    "/invite/x",
    "/account",
    "/sign-out",
  ])
    for (const method of ["PUT", "DELETE", "PATCH", "OPTIONS"]) {
      const { status, headers } = await ask(path, { method, session });
      expect([method, path, status, headers.get("allow")]).toEqual([method, path, 405, "GET, HEAD, POST"]);
    }
  for (const path of ["/customers", "/healthz", "/api/refusal"]) {
    const [status] = await sendRaw(lines(`TRACE ${path} HTTP/1.1`, "Host: localhost", "Connection: close"));
    // On a page the framework stumbles over the method before anything of ours runs; it echoes nothing.
    expect(["400", "405", "500"], path).toContain(status);
  }
});

test("under /obp whatever the framework would answer itself is OBP's own 404", async () => {
  for (const [line, ...headers] of [
    ["GET /obp/v5.1.0/banks/%zz"],
    ["GET /obp/v5.1.0/banks/%"],
    ["POST /my/logins/direct/%ff"],
    ["GET /obp//v5.1.0/root"],
    ["GET //obp/v5.1.0/root"],
    ["GET /obp/v5.1.0\\root"],
    ["GET /obp/v5.1.0/../../sign-in"],
    ["TRACE /obp/v5.1.0/root"],
    ["PROPFIND /obp/v5.1.0/root"],
    ["GET /obp/v5.1.0/none", "RSC: 1"],
  ])
    expect(
      await sendRaw(lines(`${line} HTTP/1.1`, "Host: localhost", "Connection: close", ...headers)),
      line,
    ).toEqual(["404"]);
  const broken = [
    "Host: localhost",
    "Connection: close",
    "Content-Type: application/json",
    "Content-Length: 2",
  ];
  expect(await sendRaw(`${lines("GET /obp/v5.1.0/root HTTP/1.1", ...broken)}{]`)).toEqual(["400"]);
});

test("JSON routes and downloads answer only their own method", async () => {
  for (const path of ["/api/customers/search", "/api/customers/search/settle", "/api/refusal"])
    for (const method of ["GET", "PUT", "DELETE", "PATCH"])
      expect((await ask(path, { method })).status, `${method} ${path}`).toBe(405);
  for (const path of ["/audit/export", "/healthz", "/readyz"])
    for (const method of ["PUT", "DELETE", "PATCH", "POST"])
      expect(
        (await ask(path, { method, body: method === "POST" ? "" : undefined } as never)).status,
        path,
      ).toBe(405);
});

test("a header of 20 kB is refused (431)", async () => {
  for (const path of ["/sign-in", "/obp/v5.1.0/root"])
    expect((await ask(`${instance}${path}`, { headers: { "X-Long": "x".repeat(20_000) } })).status).toBe(431);
});

const host = "Host: localhost";
const smuggled = "GET /sign-in HTTP/1.1\r\nHost: localhost\r\n\r\n";
const shapes: Record<string, string> = {
  "length and chunks": `${lines("POST / HTTP/1.1", host, "Content-Length: 6", "Transfer-Encoding: chunked")}0\r\n\r\nG`,
  "two lengths": `${lines("POST / HTTP/1.1", host, "Content-Length: 5", "Content-Length: 6")}hello!`,
  "two lengths in one": `${lines("POST / HTTP/1.1", host, "Content-Length: 5, 6")}hello!`,
  "a length with a sign": `${lines("POST / HTTP/1.1", host, "Content-Length: +5")}hello`,
  "chunks in disguise": `${lines("POST / HTTP/1.1", host, "Transfer-Encoding: xchunked")}0\r\n\r\n${smuggled}`,
  "chunks twice": `${lines("POST / HTTP/1.1", host, "Transfer-Encoding: chunked, identity")}0\r\n\r\n${smuggled}`,
  "a space before the colon": `${lines("POST / HTTP/1.1", host, "Transfer-Encoding : chunked")}0\r\n\r\n${smuggled}`,
  "a folded header": `${lines("POST / HTTP/1.1", host, "X: a", " Transfer-Encoding: chunked")}0\r\n\r\n`,
  "bare line feeds in a chunk": `${lines("POST / HTTP/1.1", host, "Transfer-Encoding: chunked")}1\nX\n0\n\n`,
  "a chunk that is no number": `${lines("POST / HTTP/1.1", host, "Transfer-Encoding: chunked")}zz\r\nX\r\n0\r\n\r\n`,
  "NUL in a header": lines("GET / HTTP/1.1", host, "X: a\0b"),
  "no host": lines("GET / HTTP/1.1", "X: 1"),
};

for (const [name, text] of Object.entries(shapes))
  test(`a request with ${name} is refused, and nothing behind it is read`, async () => {
    const statuses = await sendRaw(text);
    expect(statuses[0], statuses.join(" ")).toBe("400");
    expect(statuses).not.toContain("200");
  });

test("a form, a JSON call and an OBP call have a limit by the bytes really sent", async () => {
  const { value: session } = await openSession("officer");
  const long = "x".repeat(1024 * 1024 + 1);
  expect((await ask("/customers", { session, body: long })).status).toBe(413);
  const json = { headers: { "Content-Type": "application/json" } };
  expect((await ask("/api/customers/search", { session, ...json, body: `{"text":"${long}"}` })).status).toBe(
    400,
  );
  expect((await ask("/obp/v5.1.0/banks", { method: "POST", ...json, body: `{"id":"${long}"}` })).status).toBe(
    413,
  );
  const chunked = (path: string, ...more: string[]) =>
    sendRaw(
      `${lines(`POST ${path} HTTP/1.1`, host, `Origin: ${origin}`, "Transfer-Encoding: chunked", ...more)}5\r\nhello\r\n0\r\n\r\n`,
    );
  expect(await chunked("/customers")).toEqual(["413"]);
  expect(await chunked("/api/refusal", "Content-Type: application/json")).toEqual(["400"]);
});

test("addresses that are garbled are no fault", async () => {
  const odd = [
    "/%",
    "/%zz",
    "/%00",
    "/customers/%E0%A4%A",
    "/customers/%/x",
    "/customers/gh.29.uk/%2e%2e%2fsign-in",
  ];
  const more = [
    "//evil.example",
    "/\\evil",
    "/customers?search=%00",
    "/customers?search=%E0%A4%A",
    "/audit?day=%",
    "/?a=1&a=2",
  ];
  for (const path of [...odd, ...more]) {
    const [status] = await sendRaw(lines(`GET ${path} HTTP/1.1`, host, "Connection: close"), 5_000);
    expect(Number(status), path).toBeLessThan(500);
    expect(Number(status), path).toBeGreaterThan(0);
  }
  const { value: session } = await openSession("officer");
  for (const path of [
    "/customers/%E0%A4%A/x",
    "/customers/a%00b/x",
    "/customers/gh.29.uk/%00",
    "/customers?search=%00",
  ])
    expect((await ask(path, { session })).status, path).toBeLessThan(500);
});
