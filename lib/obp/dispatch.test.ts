// What happens before an endpoint runs, and what every answer carries.
import { beforeAll, describe, expect, test, vi } from "vitest";
import { log } from "@/lib/core/log";
import { dispatch } from "@/lib/obp/dispatch";
import { type Client, makeClient, messageOf, send } from "@/lib/testing/obp-client";
import { makeBank } from "@/lib/testing/world";

let bankId: string;
let client: Client;
const lookUp = () => `/obp/v5.1.0/banks/${bankId}/customers/customer-number`;

beforeAll(async () => {
  bankId = await makeBank();
  client = await makeClient([`CanGetCustomer@${bankId}`]);
});

const notFoundText = (path: string, type: string) =>
  `OBP-10404: 404 Not Found. The server could not find the requested URI. Please double check your URL, headers and body. Note: When you are making a POST or PUT request, the Content-Type header MUST be \`application/json\`. Note: OBP only supports JSON formatted bodies.Current Url is (${path}), Current Content-Type Header is (${type})`;

describe("before an endpoint", () => {
  test("broken JSON is 400 before anything else, also without a token and where nothing is", async () => {
    for (const path of [lookUp(), "/obp/v5.1.0/nowhere", "/obp"]) {
      const reply = await send("POST", path, { body: '{"customer_number":' });
      expect(reply.status).toBe(400);
      expect(messageOf(reply)).toMatch(/^OBP-10001: Incorrect json format\. ./);
    }
  });

  test("a body that is not UTF-8 is 400, not text with holes in it", async () => {
    const headers = { "content-type": "application/json" };
    const body = Buffer.from('{"customer_number":"\xe9"}', "latin1");
    const request = new Request(`http://localhost:3000${lookUp()}`, { method: "POST", headers, body });
    const reply = await dispatch(request);
    expect([reply.status, await reply.json()]).toEqual([
      400,
      { code: 400, message: "OBP-10001: Incorrect json format. The body is not UTF-8." },
    ]);
  });

  test("a query parameter twice is 400", async () => {
    const reply = await send("GET", "/obp/v5.1.0/banks?a=1&a=2");
    expect(reply.json).toEqual({
      code: 400,
      message: "OBP-09016: Duplicate Query Parameters are not allowed.",
    });
  });

  test.each([
    ["an unknown path", "GET", "/obp/v5.1.0/nowhere", ""],
    ["/obp alone", "GET", "/obp", ""],
    ["a slash at the end", "GET", "/obp/v5.1.0/customers/x/kyc_checks/", ""],
    ["an unknown version", "GET", "/obp/v1.2.1/root", ""],
    ["a wrong verb", "PUT", "/obp/v5.1.0/customers/x/kyc_checks", "application/json"],
    ["a verb OBP has not", "PATCH", "/obp/v5.1.0/root", ""],
    ["a broken escape", "GET", "/obp/v5.1.0/customers/%E0%A4%A/kyc_checks", ""],
    [
      "a form instead of JSON",
      "POST",
      "/obp/v5.1.0/banks/b/customers/customer-number",
      "application/x-www-form-urlencoded",
    ],
  ])("%s is OBP's 404", async (_, verb, path, type) => {
    const headers: Record<string, string> = type ? { "content-type": type } : {};
    const reply = await send(verb, path, { headers, ...(type && { body: "{}" }) });
    expect(reply.json).toEqual({ code: 404, message: notFoundText(path, type) });
  });

  test("an Accept header that leaves no room for JSON is the same 404", async () => {
    const path = "/obp/v5.1.0/root";
    for (const accept of [
      "text/html",
      "application/json;q=0",
      "application/json; q=0.000, text/json;q=0",
      "application/*;q=0, text/*;q=0, */*",
    ])
      expect([accept, (await send("GET", path, { headers: { accept } })).status]).toEqual([accept, 404]);
    for (const accept of [
      "*/*",
      "application/json",
      "text/html, application/json;q=0.9",
      "application/*",
      "*/*;q=0, text/json",
    ])
      expect((await send("GET", path, { headers: { accept } })).status).toBe(200);
  });

  test("an empty body is no JSON: the checks run, then the body is missed", async () => {
    const headers = { "content-type": "application/json; charset=utf-8" };
    expect((await send("POST", lookUp(), { headers })).status).toBe(401);
    const reply = await client.send("POST", lookUp(), "", headers);
    expect(reply.json).toEqual({
      code: 400,
      message: "OBP-10001: Incorrect json format. The Json body should be the PostCustomerNumberJsonV310 ",
    });
  });

  test("a body over 256 kB is 413 before it is parsed, whatever length it declares", async () => {
    const message = "OBP-10001: Incorrect json format. The body is larger than 256 kB.";
    const reply = await client.send("POST", lookUp(), "x".repeat(256 * 1024 + 1));
    expect(reply.json).toEqual({ code: 413, message });
    const lying = { "content-type": "application/json", "content-length": "999999999" };
    expect((await client.send("POST", lookUp(), "{}", lying)).status).toBe(413);
  });

  test("JSON that nests without end is 400, prototypes are only names", async () => {
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    expect((await client.send("POST", lookUp(), deep)).status).toBe(400);
    const polluting = '{"__proto__":{"customer_number":"1"},"constructor":{"prototype":{"x":1}}}';
    expect((await client.send("POST", lookUp(), polluting)).status).toBe(400);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});

describe("every answer", () => {
  test("a preflight is answered anywhere", async () => {
    const reply = await send("OPTIONS", "/obp/whatever");
    expect(reply.status).toBe(204);
    expect(reply.text).toBe("");
    expect(Object.fromEntries(reply.headers)).toEqual({
      "content-type": "text/plain;charset=utf-8",
      "access-control-allow-origin": "*",
      "access-control-allow-methods": "GET, POST, OPTIONS, PUT, PATCH, DELETE",
      "access-control-allow-headers": "*",
      "access-control-allow-credentials": "true",
      "access-control-max-age": "1728000",
    });
  });

  test("a refusal has its code, its headers and nothing else", async () => {
    const reply = await send("GET", "/obp/v5.1.0/customers/x/kyc_checks");
    expect(reply.text).toBe(
      '{"code":401,"message":"OBP-20001: User not logged in. Authentication is required!"}',
    );
    expect(reply.headers.get("www-authenticate")).toBe(
      'OAuth realm="localhost:3000", Bearer realm="localhost:3000", DirectLogin realm="localhost:3000"',
    );
    expect(reply.headers.get("access-control-allow-origin")).toBe("*");
    expect(reply.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(reply.headers.get("x-frame-options")).toBe("DENY");
    expect(reply.headers.get("cache-control")).toContain("no-store");
    expect(reply.headers.get("correlation-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(reply.headers.get("etag")).toBeNull();
    for (const refused of [reply, await send("GET", "/obp"), await send("POST", "/obp", { body: "{" })])
      expect(refused.headers.get("x-rate-limit-limit")).toBe("60000");
  });

  test("a result has an ETag; who has it already gets 304", async () => {
    const path = "/obp/v5.1.0/root";
    const eTag = (await send("GET", path)).headers.get("etag") ?? "";
    expect(eTag).toMatch(/^[0-9a-f]{64}$/);
    const again = await send("GET", path, { headers: { "if-none-match": eTag } });
    expect([again.status, again.text]).toEqual([304, ""]);
    expect((await send("GET", path, { headers: { "if-none-match": "0" } })).status).toBe(200);
  });

  test("If-Modified-Since has OBP's date form and is true only of what was seen before", async () => {
    const path = "/obp/v5.0.0/root";
    const since = { "if-modified-since": new Date(Date.now() + 2_000).toISOString().replace(/\.\d+/, "") };
    expect((await client.send("GET", path, undefined, since)).status).toBe(200);
    expect((await client.send("GET", path, undefined, since)).status).toBe(304);
    // Where both are sent the ETag alone counts (RFC 9110 §13.1.3).
    const both = { ...since, "if-none-match": "0" };
    expect((await client.send("GET", path, undefined, both)).status).toBe(200);
    const long = { "if-modified-since": "2001-01-01T00:00:00Z" };
    expect((await client.send("GET", path, undefined, long)).status).toBe(200);
    const http = { "if-modified-since": "Wed, 21 Oct 2199 07:28:00 GMT" };
    expect((await client.send("GET", path, undefined, http)).status).toBe(200);
  });

  test("HEAD is GET without a body", async () => {
    const reply = await send("HEAD", "/obp/v5.1.0/root");
    expect([reply.status, reply.text]).toEqual([200, ""]);
  });

  test("leaves one line: correlation id, consumer, user, endpoint, status, time, and no id of the address", async () => {
    const line = vi.spyOn(log, "info");
    const reply = await client.send("GET", "/obp/v5.1.0/customers/canary-id/kyc_checks");
    expect(line).toHaveBeenCalledOnce();
    const [event, facts] = line.mock.calls[0] ?? [];
    expect(event).toBe("obp");
    expect(facts).toMatchObject({
      correlationId: reply.headers.get("correlation-id"),
      person: client.personId,
      consumer: expect.any(String),
      endpoint: "OBPv2.0.0-getKycChecks",
      status: 403,
      ms: expect.any(Number),
    });
    expect(JSON.stringify(facts)).not.toContain("canary");
    line.mockRestore();
  });
});
