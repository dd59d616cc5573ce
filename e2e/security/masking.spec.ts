// Field by field: a tax number in full and the media are seen only with their own role, in no channel otherwise.
import { expect, test } from "@playwright/test";
import { type Planted, plantFile, sayNothing } from "../support/planted";
import { openSessionOf, type Who } from "../support/session";
import { ask, askJson, askPayload, callAction, logIn } from "../support/site";
import { copyPerson, makeBank, unique } from "../support/world";
import { actionId } from "./manifests";

const taxNumber = `${Math.trunc(Math.random() * 9e9) + 1e9}7`;
const url = `https://scans.example/${unique("scan")}`;
let file: Planted;
const keys: Partial<Record<Who, { session: string; token: string }>> = {};

test.beforeAll(async () => {
  const bank = await makeBank();
  for (const who of ["officer", "manager", "auditor", "administrator", "newcomer"] as const) {
    const { id, email } = await copyPerson(who, bank);
    keys[who] = { session: (await openSessionOf(id)).value, token: await logIn(email) };
  }
  const say = (field: string, max: number) =>
    field === "tax_number" ? taxNumber : field === "url" ? url : sayNothing(field, max);
  file = await plantFile(keys.officer?.token ?? "", bank, say);
});

const keysOf = (who: Who) => keys[who] ?? { session: "", token: "" };
const at = () => `/customers/${file.bankId}/${file.customerId}`;

/** Everything of the file that somebody can get hold of. */
async function readAll(who: Who): Promise<string> {
  const { session, token } = keysOf(who);
  const pages = [
    at(),
    `${at()}?views=1`,
    `${at()}?panel=edit-customer`,
    `${at()}?panel=add-tax`,
    "/audit",
    "/audit/export",
  ];
  const more = [
    `/audit?customer=${file.customerId}`,
    `/audit/export?customer=${file.customerId}`,
    "/customers",
  ];
  const obp = `/obp/v5.1.0/banks/${file.bankId}/customers`;
  const calls = [`${obp}/${file.customerId}`, obp, `${obp}-minimal`, `${obp}/${file.customerId}/addresses`];
  const kinds = ["checks", "documents", "statuses"].map(
    (kind) => `/obp/v5.1.0/customers/${file.customerId}/kyc_${kind}`,
  );
  const number = { customer_number: file.customerNumber };
  const answers = [
    ...(await Promise.all(
      [...pages, ...more].flatMap((path) => [ask(path, { session }), askPayload(path, { session })]),
    )),
    ...(await Promise.all([...calls, ...kinds].map((path) => ask(path, { token })))),
    await askJson(
      "/api/customers/search",
      { searchId: crypto.randomUUID(), text: file.customerNumber },
      { session },
    ),
    await askJson(`${obp}/customer-number-query/overview`, number, { token }),
    await askJson(`${obp}/customer-number-query/overview-flat`, number, { token }),
  ];
  return answers.map(({ text }) => text).join("\n");
}

test("the tax number in full is in no page, payload, list, audit view or file, whoever asks", async () => {
  for (const who of ["officer", "auditor", "manager", "administrator", "newcomer"] as const) {
    const all = await readAll(who);
    expect(all.includes(taxNumber), who).toBe(false);
    expect(all.includes(taxNumber.slice(0, -3)), who).toBe(false);
  }
  expect(await readAll("officer")).toContain(taxNumber.slice(-3));
});

test("a relationship manager sees no medium and no tax residence, and cannot ask for them", async () => {
  const all = await readAll("manager");
  expect(all).toContain(file.customerNumber);
  expect(all.includes(url)).toBe(false);
  expect((await readAll("officer")).includes(url)).toBe(true);
  const { session, token } = keysOf("manager");
  const one = `/obp/v5.1.0/banks/${file.bankId}/customers/${file.customerId}`;
  expect((await ask(`${one}/tax-residences`, { token })).status).toBe(403);
  expect((await ask(`/obp/v5.1.0/customers/${file.customerId}/kyc_media`, { token })).status).toBe(403);
  const fields = { bankId: file.bankId, customerId: file.customerId, id: file.ids.tax };
  const revealed = await callAction(actionId("revealTheNumber"), fields, { path: at(), session });
  expect(revealed.text).toContain("CanGetTaxResidence");
  expect(revealed.text).not.toContain(taxNumber);
});

test("who asks to see it sees it, it is kept who did, and the record does not repeat the number", async () => {
  const fields = { bankId: file.bankId, customerId: file.customerId, id: file.ids.tax };
  const { text } = await callAction(actionId("revealTheNumber"), fields, {
    path: at(),
    session: keysOf("officer").session,
  });
  expect(text).toContain(taxNumber);
  const { session } = keysOf("auditor");
  const exported = await ask(`/audit/export?customer=${file.customerId}`, { session });
  expect(exported.text).toContain("tax.reveal");
  expect(exported.text).not.toContain(taxNumber);
  expect((await ask(`/audit?customer=${file.customerId}`, { session })).text).not.toContain(taxNumber);
});
