// Another site cannot act through somebody's browser (ASVS 3.5.1, 3.5.3): not by a form, not by JSON, not by a GET.
import { expect, test } from "@playwright/test";
import { query } from "../support/database";
import { type Planted, plantFile, sayNothing } from "../support/planted";
import { openSessionOf } from "../support/session";
import { ask, askJson, askPayload, type Fields, forEachOf, logIn, origin } from "../support/site";
import { type Bank, type Copy, copyPerson, makeBank } from "../support/world";
import { readActions, readAddresses } from "./manifests";
import { formOf } from "./own-forms";
import { checksumOf } from "./own-rows";

let bank: Bank;
let officer: Copy;
let file: Planted;
let session: string;
test.beforeAll(async () => {
  bank = await makeBank();
  officer = await copyPerson("officer", bank);
  file = await plantFile(await logIn(officer.email), bank, sayNothing);
  session = (await openSessionOf(officer.id)).value;
});

const port = new URL(origin).port;
const evil = "http://evil.example";
const origins: Record<string, Record<string, string | null>> = {
  "no Origin and no Sec-Fetch-Site": { Origin: null },
  "no Origin, cross-site": { Origin: null, "Sec-Fetch-Site": "cross-site" },
  "no Origin, same-site": { Origin: null, "Sec-Fetch-Site": "same-site" },
  null: { Origin: "null" },
  "null that calls itself same-origin": { Origin: "null", "Sec-Fetch-Site": "same-origin" },
  evil: { Origin: evil },
  "evil behind a forged host": { Origin: evil, "X-Forwarded-Host": "evil.example" },
  "evil behind a forged host and scheme": {
    ...{ Origin: "https://evil.example", "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https" },
  },
  "another port": { Origin: `http://localhost:${Number(port) + 1}` },
  "a subdomain": { Origin: `http://sub.localhost:${port}` },
  "another scheme": { Origin: `https://localhost:${port}` },
  "a longer name": { Origin: `${origin}.evil.example` },
};

/** One form as each of the three kinds that a browser sends to another site without asking it first. */
function bodiesOf(fields: Fields) {
  const flat = Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]);
  const multipart = new FormData();
  for (const [name, value] of flat) multipart.append(name, value);
  return [multipart, flat.map(([name, value]) => `${name}=${value}`).join("\r\n"), new URLSearchParams(flat)];
}

test("a form from elsewhere is refused and stores nothing, however it is sent", async () => {
  const path = `/customers/${bank.id}/${file.customerId}`;
  const fields = {
    ...(await formOf(`${path}?panel=add-check`, session, 'name="satisfied"')),
    how: "FACE_TO_FACE_MEETING",
    satisfied: "true",
    date: "2024-01-01",
  };
  const before = await checksumOf(bank.id, officer.id);
  const cells = Object.entries(origins).flatMap(([name, headers]) =>
    [path, "/", "/sign-out", "/sign-in", "/nope", "/apix", "/api/none", "/obpx", "/my/none"].flatMap((at) =>
      bodiesOf(fields).map((body) => ({ name, headers, at, body })),
    ),
  );
  const wrong: string[] = [];
  await forEachOf(cells, 4, async ({ name, headers, at, body }) => {
    const { status } = await ask(at, { session, headers, body });
    if (status !== 403) wrong.push(`${name} to ${at}: ${status}`);
  });
  expect(wrong).toEqual([]);
  const [action] = readActions().filter(({ exportedName }) => exportedName === "addCheck");
  for (const headers of Object.values(origins)) {
    const how = { session, headers: { ...headers, "Next-Action": action?.id ?? "" }, body: "[]" };
    expect((await ask(path, how)).status).toBe(403);
  }
  expect(await checksumOf(bank.id, officer.id)).toEqual(before);
  const [own] = bodiesOf(fields);
  expect((await ask(path, { session, ...(own ? { body: own } : {}) })).status).toBe(303);
  expect(await checksumOf(bank.id, officer.id)).not.toEqual(before);
});

test("the browser's own JSON calls are refused from elsewhere, in whatever type of body", async () => {
  const before = await checksumOf(bank.id, officer.id);
  const wrong: string[] = [];
  const searchId = crypto.randomUUID();
  const types = [
    "application/json",
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
  ];
  for (const path of ["/api/customers/search", "/api/customers/search/settle", "/api/refusal"])
    for (const [name, headers] of Object.entries(origins))
      for (const type of types) {
        const how = { session, headers: { ...headers, "Content-Type": type } };
        const { status } = await askJson(path, { searchId, text: "zz" }, how);
        if (status !== 403) wrong.push(`${path} ${name} ${type}: ${status}`);
      }
  expect(wrong).toEqual([]);
  expect(await query("SELECT 1 FROM customer_search WHERE id = $1", [searchId])).toEqual([]);
  expect(await checksumOf(bank.id, officer.id)).toEqual(before);
});

test("GET and HEAD change nothing but the trail they leave", async () => {
  const at = `/customers/${bank.id}/${file.customerId}`;
  const panels = [
    "edit-customer",
    "add-check",
    "add-document",
    "add-media",
    "set-status",
    "add-address",
    "add-tax",
  ];
  const paths = [
    ...readAddresses().map((name) =>
      (name.split(" ")[1] ?? "").replace("[bankId]", bank.id).replace("[customerId]", file.customerId),
    ),
    ...panels.map((panel) => `${at}?panel=${panel}`),
    ...["address", "tax"].map(
      (kind) => `${at}?undo=${kind}&id=${kind === "tax" ? file.ids.tax : file.ids.address}`,
    ),
    `/obp/v5.1.0/banks/${bank.id}/customers/${file.customerId}`,
    `/obp/v5.1.0/banks/${bank.id}/customers/${file.customerId}/kyc_check/${crypto.randomUUID()}`,
  ];
  const before = await checksumOf(bank.id, officer.id);
  for (const path of paths)
    for (const send of [ask, askPayload, (at: string) => ask(at, { session, method: "HEAD" })])
      expect((await send(path, { session })).status, path).toBeLessThan(
        path === "/_global-error" ? 501 : 500,
      );
  expect(await checksumOf(bank.id, officer.id)).toEqual(before);
});
