// No byte of one bank reaches another's people: canaries in every field of a file, everything asked, nothing found.
import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { query } from "../support/database";
import { type Planted, plantFile, type Say } from "../support/planted";
import { everybody, openSessionOf } from "../support/session";
import { type Answer, ask, askJson, askPayload, callAction, forEachOf, logIn } from "../support/site";
import { type Copy, copyEverybody, copyPerson, makeBank, unique } from "../support/world";
import { actionId } from "./manifests";
import { validForms } from "./valid-forms";

/** Digits alone where a number is asked for; each stands nowhere else. */
const canaries: Record<string, string> = {};
const say: Say = (field, max) => {
  canaries[field] ??= /phone/.test(field)
    ? `+49 1579 ${String(Math.random()).slice(2, 9)}`
    : /email/.test(field)
      ? `${unique("kanary")}@canary.example`
      : unique(/url/.test(field) ? "https://canary.example/" : "kanary").slice(0, max);
  return canaries[field];
};

let file: Planted;
let watchers: { copy: Copy; session: string; token: string }[];
test.beforeAll(async () => {
  const [here, there] = [await makeBank(), await makeBank("DE", "Europe/Berlin")];
  const lena = await copyPerson("officer", there);
  await query("UPDATE person SET name = $2 WHERE id = $1", [lena.id, say("officer_name", 40)]);
  const token = await logIn(lena.email);
  file = await plantFile(token, there, say, { customer_number: say("customer_number", 50) });
  canaries.email_of_officer = lena.email;
  const session = (await openSessionOf(lena.id)).value;
  const path = `/customers/${there.id}/${file.customerId}`;
  await ask(path, { session });
  await callAction(
    actionId("setStatus"),
    { ...validForms.setStatus?.(file), reason: say("reason", 40) },
    { path, session },
  );
  await askJson("/api/customers/search", { searchId: randomUUID(), text: say("looked_up", 40) }, { session });
  const people = (await copyEverybody(here, there)).filter(({ who }) => who !== "berliner");
  watchers = [];
  for (const copy of people)
    watchers.push({ copy, session: (await openSessionOf(copy.id)).value, token: await logIn(copy.email) });
  // What stands in the file really is there for those who may see it, or the hunt below would prove nothing.
  const seen = `${(await ask(path, { session })).text}${(await ask(`${path}?panel=edit-customer`, { session })).text}`;
  for (const field of [
    "legal_name",
    "customer_number",
    "email",
    "comments",
    "line_1",
    "reason",
    "document_number",
  ])
    expect(seen, field).toContain(canaries[field]);
});

const panels = [
  "edit-customer",
  "add-check",
  "edit-check",
  "edit-document",
  "edit-media",
  "link-media",
  "set-status",
  "edit-address",
];
const at = () => `/customers/${file.bankId}/${file.customerId}`;
const obp = () => `/obp/v5.1.0/banks/${file.bankId}`;

function pagesToAsk(): string[] {
  const { ids, bankId, customerId } = file;
  return [
    ...["/customers", "/customers/new", "/account", "/audit", "/audit?view=look-ups", "/audit/export", "/"],
    ...["/audit/export-look-ups", `/audit?customer=${customerId}`, `/audit/export?customer=${customerId}`],
    ...[
      `/audit?bankId=${bankId}`,
      `/audit/export?bankId=${bankId}`,
      `/audit?person=${canaries.email_of_officer?.slice(0, 9)}`,
    ],
    ...[at(), `${at()}?views=1`, ...panels.map((panel) => `${at()}?panel=${panel}&id=${ids.check}`)],
    ...[`${at()}?undo=address&id=${ids.address}`, `${at()}?undo=tax&id=${ids.tax}`],
  ];
}
function callsToAsk(): string[] {
  const { customerId, ids } = file;
  const one = `${obp()}/customers/${customerId}`;
  return [
    ...["", "/addresses", "/tax-residences", "/attributes", `/attributes/${ids.tax}`].map(
      (tail) => `${one}${tail}`,
    ),
    ...["checks", "documents", "media", "statuses"].map(
      (kind) => `/obp/v5.1.0/customers/${customerId}/kyc_${kind}`,
    ),
    ...["/customers", "/customers-minimal", "/entitlements", "/user-invitations"].map(
      (tail) => `${obp()}${tail}`,
    ),
    ...[`${obp()}/my/customers`, `${obp()}/user_customer_links/customers/${customerId}`],
    ...["/customers", "/customers-minimal", "/my/customers", "/users/current/customers", "/entitlements"].map(
      (tail) => `/obp/v5.1.0${tail}`,
    ),
  ];
}

/** What may be asked by its beginning: an answer then cannot repeat the whole of it. */
const beginnings = () =>
  [
    canaries.customer_number?.slice(0, 12),
    canaries.legal_name?.slice(0, 12),
    canaries.mobile_phone_number?.slice(0, 12),
  ]
    .concat("%57%", "kanary", "+49 1579", "canary")
    .filter((text): text is string => text !== undefined);

test("whoever works elsewhere finds no canary, whatever is asked", async () => {
  test.setTimeout(120_000);
  const words = Object.entries(canaries).filter(([, word]) => word.length >= 10);
  expect(words.length).toBeGreaterThan(25);
  const leaks: string[] = [];
  let answers = 0;
  const hunt = (who: string, what: string, { text, status, headers }: Answer) => {
    answers += 1;
    if (status >= 500) leaks.push(`${who} ${what}: ${status}`);
    const whole = text + JSON.stringify([...headers]);
    for (const [field, word] of words) if (whole.includes(word)) leaks.push(`${who} ${what}: ${field}`);
  };
  await forEachOf(watchers, 3, async ({ copy: { who }, session, token }) => {
    for (const path of pagesToAsk()) {
      hunt(who, path, await ask(path, { session }));
      hunt(who, `payload ${path}`, await askPayload(path, { session }));
    }
    for (const text of beginnings())
      for (const bankId of [undefined, file.bankId])
        hunt(
          who,
          `search ${text}`,
          await askJson("/api/customers/search", { searchId: randomUUID(), text, bankId }, { session }),
        );
    for (const path of callsToAsk()) hunt(who, path, await ask(path, { token }));
    for (const text of beginnings()) {
      hunt(
        who,
        "by phone",
        await askJson(
          `${obp()}/search/customers/mobile-phone-number`,
          { mobile_phone_number: text },
          { token },
        ),
      );
      for (const tail of [
        "customer-number",
        "customer-number-query/overview",
        "customer-number-query/overview-flat",
      ])
        hunt(who, tail, await askJson(`${obp()}/customers/${tail}`, { customer_number: text }, { token }));
    }
    // What was typed comes back to whoever typed it, so nothing of the file is typed.
    const typed = { customerNumber: "typed" };
    for (const name of Object.keys(validForms))
      hunt(
        who,
        name,
        await callAction(actionId(name), { ...validForms[name]?.(file), ...typed }, { path: at(), session }),
      );
  });
  console.log(`canaries: ${words.length} in ${answers} answers, ${leaks.length} found`);
  expect(answers).toBeGreaterThan(everybody.length * 50);
  expect(leaks).toEqual([]);
});

/** Without what differs from one answer to the next (React writes its pieces as they come), and without the id asked for. */
const bare = ({ status, text }: Answer, id: string) =>
  `${status} ${text}`
    .replace(/<script\b[^>]*>.*?<\/script>|<link\b[^>]*>/gs, "")
    .replaceAll(id, "ID")
    .replace(/nonce(=|":)\\?"[^"\\]+\\?"/g, "NONCE")
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "UUID");

test("another bank's id and one that never was get the same answer", async () => {
  const random = randomUUID();
  const record = (path: string) => path.replaceAll(file.customerId, random);
  for (const { copy, session, token } of watchers) {
    for (const path of [at(), `${at()}?panel=add-check`]) {
      const [real, none] = [await ask(path, { session }), await ask(record(path), { session })];
      expect(bare(real, file.customerId), `${copy.who} ${path}`).toBe(bare(none, random));
    }
    for (const path of callsToAsk().filter((each) => each.includes(file.customerId))) {
      const [real, none] = [await ask(path, { token }), await ask(record(path), { token })];
      expect(bare(real, file.customerId), `${copy.who} ${path}`).toBe(bare(none, random));
    }
  }
});

test("under one's own bank in the path, another bank's customer is not there", async () => {
  for (const { copy, session, token } of watchers) {
    const [{ bank_id: own } = { bank_id: "" }] = await query<{ bank_id: string }>(
      "SELECT bank_id FROM entitlement WHERE person_id = $1 AND bank_id IS NOT NULL LIMIT 1",
      [copy.id],
    );
    if (!own) continue;
    const page = await ask(`/customers/${own}/${file.customerId}`, { session });
    expect([403, 404]).toContain(page.status);
    const call = await ask(`/obp/v5.1.0/banks/${own}/customers/${file.customerId}`, { token });
    expect([403, 404]).toContain(call.status);
    for (const word of Object.values(canaries)) expect(`${page.text}${call.text}`.includes(word)).toBe(false);
  }
});
