// Requests as bytes on a real socket: what Next would answer itself reaches the dispatcher, and says what it said.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dispatch } from "@/lib/obp/dispatch";
import { makeObpRequestsPlain } from "@/lib/obp/raw-request";

let server: Server;
/** What a framework behind it would be told. */
let told: { method?: string | undefined; url?: string | undefined } = {};

/** As Next builds its request: no body for a GET. */
async function answer(request: IncomingMessage, response: ServerResponse) {
  const { method = "", url = "" } = request;
  told = { method, url };
  const hasBody = method !== "GET" && method !== "HEAD";
  const init = { method, headers: request.headers as Record<string, string>, duplex: "half" };
  const body = hasBody ? (Readable.toWeb(request) as ReadableStream) : null;
  const reply = await dispatch(new Request(`http://localhost${url}`, { ...init, body }));
  const text = await reply.text();
  response.writeHead(reply.status, {
    ...Object.fromEntries(reply.headers),
    "Content-Length": Buffer.byteLength(text),
  });
  response.end(text);
}

beforeAll(async () => {
  makeObpRequestsPlain();
  server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => server.close());

/** Sends a request line, headers and a body; gives status and body. */
function ask(line: string, headers: readonly string[] = [], body = ""): Promise<[number, string]> {
  const length = body ? [`Content-Length: ${body.length}`, "Content-Type: application/json"] : [];
  const all = [`${line} HTTP/1.1`, "Host: localhost", "Connection: close", ...length, ...headers, "", body];
  return new Promise((resolve, reject) => {
    let seen = "";
    const socket = connect((server.address() as AddressInfo).port, "127.0.0.1", () =>
      socket.write(all.join("\r\n")),
    );
    socket.on("data", (chunk) => {
      seen += chunk.toString("latin1");
    });
    socket.on("error", reject);
    socket.on("close", () => resolve([Number(seen.slice(9, 12)), seen.slice(seen.indexOf("\r\n\r\n") + 4)]));
  });
}

const nowhere = (path: string) => `Current Url is (${path}), Current Content-Type Header is ()`;

test.each([
  ["GET", "/obp/v5.1.0/banks/%zz"],
  ["GET", "/obp/v5.1.0/banks/%ff"],
  ["GET", "/obp/v5.1.0/banks/%"],
  ["GET", "/obp//v5.1.0/root"],
  ["GET", "//obp/v5.1.0/root"],
  ["GET", "/obp/v5.1.0\\root"],
  ["GET", "/obp/v5.1.0/../../sign-in"],
  ["GET", "/obp/%2E%2e/sign-in"],
  ["POST", "/my/logins/direct/%zz"],
  ["POST", "/my/logins/direct/"],
  ["TRACE", "/obp/v5.1.0/root"],
  ["PROPFIND", "/obp/v5.1.0/root"],
  ["GET", "/obp/v5.1.0/none"],
])("%s %s is OBP's 404, with the address as it was written", async (verb, path) => {
  const [status, text] = await ask(`${verb} ${path}`);
  expect([status, text]).toEqual([404, expect.stringContaining("OBP-10404: 404 Not Found. ")]);
  expect(JSON.parse(text).message).toContain(nowhere(path));
});

test("nothing of it is left for the framework to stumble over, and the query stays", async () => {
  await ask("TRACE /obp/%zz?a=1", ["RSC: 1"]);
  expect(told).toEqual({ method: "POST", url: "/obp?a=1" });
  expect((await ask("GET /obp/%zz?a=1&a=2"))[1]).toContain("OBP-09016");
  expect((await ask("GET http://localhost/obp/v5.1.0/root"))[0]).toBe(200);
});

test("a GET's body is read: broken JSON is refused first, a good one is no matter", async () => {
  const [status, text] = await ask("GET /obp/v5.1.0/banks", [], "{]");
  expect([status, text]).toEqual([400, expect.stringContaining("OBP-10001: Incorrect json format. ")]);
  expect((await ask("GET /obp/v5.1.0/root", [], "{}"))[0]).toBe(200);
  expect(await ask("HEAD /obp/v5.1.0/root", [], "{}")).toEqual([200, ""]);
  expect((await ask("GET /obp/v5.1.0/root", [], `{"a":"${"x".repeat(256 * 1024)}"}`))[0]).toBe(413);
});

test("a client cannot write the headers that carry verb and path, nor does another address get them", async () => {
  const spoofed = ["x-dossier-obp-verb: DELETE", "x-dossier-obp-path: %2Fobp%2Fx"];
  expect((await ask("GET /obp/v5.1.0/root", spoofed))[0]).toBe(200);
  await ask("PUT /sign-in/%zz");
  expect(told).toEqual({ method: "PUT", url: "/sign-in/%zz" });
});
