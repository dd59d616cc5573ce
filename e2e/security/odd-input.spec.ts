// Input of the wrong kind: objects and lists for texts, __proto__, the same key twice. Never a fault, never more
// than was asked for.
import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { query } from "../support/database";
import { type Planted, plantFile, sayNothing } from "../support/planted";
import { openSessionOf } from "../support/session";
import { ask, askJson, callAction, forEachOf, logIn } from "../support/site";
import { copyPerson, makeBank, unique } from "../support/world";
import { actionId } from "./manifests";
import { checksumOf } from "./own-rows";
import { validForms } from "./valid-forms";

let file: Planted;
let officerId: string;
let session: string;
let token: string;
test.beforeAll(async () => {
  const bank = await makeBank();
  const { id, email } = await copyPerson("officer", bank);
  [officerId, session, token] = [id, (await openSessionOf(id)).value, await logIn(email)];
  file = await plantFile(token, bank, sayNothing, { legal_name: unique("Odd ") });
});

const at = () => `/customers/${file.bankId}/${file.customerId}`;
const sum = () => checksumOf(file.bankId, officerId);

const kinds: unknown[] = [
  ...[
    { not: "" },
    { contains: "" },
    { in: ["a"] },
    { equals: null },
    { $ne: 1 },
    [],
    ["a"],
    [[]],
    {},
    true,
    0,
    1e300,
    null,
  ],
  ...[
    { toString: 1 },
    { __proto__: { a: 1 } },
    { constructor: { name: "x" } },
    -1,
    "9".repeat(400),
    { length: 5 },
  ],
];

const fewKinds: unknown[] = [{ not: "" }, ["a"], { toString: 1 }, 1e300, true, null];

test("objects, lists and numbers where a text belongs are refused by the browser's own JSON routes", async () => {
  const wrong: string[] = [];
  const calls = kinds.flatMap((kind) => [
    ...["searchId", "text", "asIf", "bankId", "after", "limit"].map((field): [string, object] => [
      "/api/customers/search",
      { searchId: randomUUID(), text: "x1", [field]: kind },
    ]),
    ["/api/customers/search/settle", { searchId: kind }] as [string, object],
    ["/api/refusal", { kind }] as [string, object],
  ]);
  await forEachOf(calls, 4, async ([path, json]) => {
    const { status, text } = await askJson(path, json, { session });
    if (status >= 500) wrong.push(`${path} ${JSON.stringify(json)}: ${status}`);
    if (!path.includes("refusal") && /"customers":\[\{/.test(text) && !JSON.stringify(json).includes("x1"))
      wrong.push(`${path} ${JSON.stringify(json)} finds somebody`);
  });
  for (const body of [
    "",
    "null",
    "[]",
    '"x"',
    "1",
    "{",
    "{}",
    "[".repeat(8_000),
    '{"a":'.repeat(2_000),
    "\u0000",
    "NaN",
  ])
    for (const path of ["/api/customers/search", "/api/customers/search/settle"])
      expect((await askJson(path, body, { session })).status, body.slice(0, 20)).toBe(400);
  expect(wrong).toEqual([]);
});

test("the same of every text field of the API", async () => {
  test.setTimeout(90_000);
  const { text } = await ask("/obp/v5.1.0/resource-docs/v5.1.0/obp");
  const docs = (JSON.parse(text) as { resource_docs: Doc[] }).resource_docs;
  const bodies = docs.filter(({ request_verb: verb }) => verb === "POST" || verb === "PUT");
  const cells = bodies.flatMap((doc) =>
    Object.keys(doc.example_request_body).flatMap((field) => fewKinds.map((kind) => ({ doc, field, kind }))),
  );
  const wrong: string[] = [];
  await forEachOf(cells, 4, async ({ doc, field, kind }) => {
    const body = { ...doc.example_request_body, bank_id: file.bankId, [field]: kind };
    const { status } = await askJson(pathOf(doc), body, { method: doc.request_verb, token });
    if (status >= 500) wrong.push(`${doc.operation_id} ${field}=${JSON.stringify(kind)}: ${status}`);
  });
  console.log(`API fields of the wrong kind: ${cells.length} cells, ${wrong.length} wrong`);
  expect(wrong).toEqual([]);
});

interface Doc {
  operation_id: string;
  request_verb: string;
  specified_url: string;
  example_request_body: Record<string, unknown>;
}
const pathOf = ({ specified_url: url }: Doc) =>
  url
    .replace("BANK_ID", file.bankId)
    .replace(/\bCUSTOMER_ID\b/, file.customerId)
    .replace("USER_ID", officerId)
    .replace(/\b[A-Z]+(_[A-Z]+)+\b/g, () => randomUUID());

test("a field sent several times, or as a file, is no list and no object to a form", async () => {
  const before = await query("SELECT count(*) FROM kyc_check WHERE bank_id = $1", [file.bankId]);
  for (const [name, make] of Object.entries(validForms)) {
    const fields = make(file);
    for (const field of ["bankId", "customerId", "id"].filter((each) => each in fields)) {
      const twice = { ...fields, [field]: [String(fields[field]), "other"], how: "" };
      expect((await callAction(actionId(name), twice, { path: at(), session })).status).toBeLessThan(500);
    }
    const body = new FormData();
    for (const [field, value] of Object.entries(fields))
      body.append(`_1_${field}`, new Blob([String(value)]), "f.txt");
    body.append("0", '[{"message":null},"$K1"]');
    const { status, text } = await ask(at(), { session, body, headers: { "Next-Action": actionId(name) } });
    expect([name, status < 500, text.includes('"code":"internal"')]).toEqual([name, true, false]);
  }
  expect(await query("SELECT count(*) FROM kyc_check WHERE bank_id = $1", [file.bankId])).toEqual(before);
});

test("__proto__, constructor and a key sent twice change nothing but the request they stand in", async () => {
  const body = (tail: string) =>
    `{"customer_number":"1","satisfied":true,"how":"OTHER","date":"2024-01-01T00:00:00Z",${tail}}`;
  const tails = [
    ...['"__proto__":{"satisfied":false,"isAdmin":true}', '"constructor":{"prototype":{"isAdmin":true}}'],
    ...[
      '"satisfied":true,"satisfied":false',
      '"comments":"a","comments":{"$ne":1}',
      '"__proto__":null',
      '"prototype":[]',
    ],
  ];
  for (const tail of tails) {
    const path = `/obp/v5.1.0/banks/${file.bankId}/customers/${file.customerId}/kyc_check/${randomUUID()}`;
    expect((await askJson(path, body(tail), { method: "PUT", token })).status, tail).toBeLessThan(500);
  }
  const search = `{"searchId":"${randomUUID()}","text":"zzz","__proto__":{"bankId":"x"},"text":"yyy"}`;
  expect((await askJson("/api/customers/search", search, { session })).status).toBeLessThan(500);
  const before = await sum();
  for (const name of ["constructor", "prototype", "hasOwnProperty", "toString"]) {
    const fields = { ...validForms.addCheck?.(file) };
    Object.defineProperty(fields, name, { value: "x", enumerable: true });
    const { status, text } = await callAction(actionId("addCheck"), fields, { path: at(), session });
    expect([name, status, /"code":"(\w+)"/.exec(text)?.[1]]).toEqual([name, 200, "invalid"]);
  }
  expect(await sum()).toEqual(before);
  for (const query of [
    "panel=add-check&panel=edit-check",
    "kind=check&kind=document",
    "__proto__=1",
    "panel=__proto__",
    "panel=constructor",
  ])
    expect((await ask(`${at()}?${query}`, { session })).status, query).toBeLessThan(500);
  expect((await ask(`/obp/v5.1.0/banks/${file.bankId}/customers?limit=1&limit=2`, { token })).status).toBe(
    400,
  );
  expect(JSON.parse((await ask("/healthz")).text)).toEqual({ ok: true });
});
