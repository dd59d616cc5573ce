// Server actions answer at every address of the app: each asks for itself who may, what it takes and what it has done.
import { expect, test } from "@playwright/test";
import { query } from "../support/database";
import { type Planted, plantFile, sayNothing } from "../support/planted";
import { everybody, openSessionOf, type Who } from "../support/session";
import { ask, callAction, type Fields, forEachOf, logIn } from "../support/site";
import { copyEverybody, makeBank } from "../support/world";
import { actionId, readActions } from "./manifests";
import { readVerdict } from "./matrix";
import { formOf } from "./own-forms";
import { checksumOf } from "./own-rows";
import { validForms } from "./valid-forms";

let file: Planted;
let officerId: string;
const sessions: Partial<Record<Who, string>> = {};
test.beforeAll(async () => {
  const [here, there] = [await makeBank(), await makeBank()];
  const people = await copyEverybody(here, there);
  for (const { who, id } of people) sessions[who] = (await openSessionOf(id)).value;
  const officer = people.find(({ who }) => who === "officer");
  officerId = officer?.id ?? "";
  file = await plantFile(await logIn(officer?.email ?? ""), here, sayNothing);
});

const names = Object.keys(validForms);
const fieldsOf = (name: string): Fields => validForms[name]?.(file) ?? {};
const sum = () => checksumOf(file.bankId, officerId);
const own = () => `/customers/${file.bankId}/${file.customerId}`;

test("each is refused to everybody who may not, whatever the address it is posted to", async () => {
  test.setTimeout(240_000);
  const before = await sum();
  const lower = [...everybody.filter((who) => who !== "officer"), undefined];
  const cells = names.flatMap((name) =>
    lower.flatMap((who) => ["/", "/sign-in", "/customers", "/no/such"].map((path) => ({ name, who, path }))),
  );
  const wrong: string[] = [];
  await forEachOf(cells, 4, async ({ name, who, path }) => {
    const session = who && sessions[who];
    const answer = await callAction(actionId(name), fieldsOf(name), {
      path,
      ...(session ? { session } : {}),
    });
    // Across pages an answer that sends one to sign in comes back as {}.
    const isRefused = readVerdict(answer) !== "open" || (!who && answer.text === "{}");
    if (answer.status >= 500 || !isRefused) wrong.push(`${name} by ${who} at ${path}: ${answer.status}`);
  });
  console.log(`actions at foreign addresses: ${cells.length} cells, ${wrong.length} wrong`);
  expect(wrong).toEqual([]);
  expect(await sum()).toEqual(before);
  // The officer's own does what it says, at the same address: what refused the others was not the address.
  await callAction(actionId("addCheck"), fieldsOf("addCheck"), {
    path: "/no/such",
    session: sessions.officer ?? "",
  });
  expect(await sum()).not.toEqual(before);
});

const flip = (id: string, at: number) =>
  id.slice(0, at) + ((Number.parseInt(id[at] ?? "0", 16) ^ 1) % 16).toString(16) + id.slice(at + 1);

test("ids that are wrong by a bit, unknown or no ids at all fail cleanly and do nothing", async () => {
  const before = await sum();
  const ids = readActions().flatMap(({ id }) => [2, 13, 25, 41].map((at) => flip(id, at)));
  const odd = ["", "x", "0".repeat(42), "__proto__", "constructor", "../../etc", "a".repeat(5_000)];
  const wrong: string[] = [];
  await forEachOf([...ids, ...odd], 4, async (id) => {
    const { status } = await callAction(id, fieldsOf("addCheck"), {
      path: own(),
      session: sessions.officer ?? "",
    });
    if (status >= 500) wrong.push(`${id.slice(0, 50)}: ${status}`);
  });
  expect(wrong).toEqual([]);
  expect(await sum()).toEqual(before);
});

const oddForms: Record<string, (fields: Record<string, string>, key: string) => Record<string, string>> = {
  "the bound id flipped": (fields, key) => ({ ...fields, [key]: flip(fields[key] ?? "", 20) }),
  "the bound id another action's": (fields, key) => ({
    ...fields,
    [key]: `{"id":"${actionId("endOthers")}","bound":null}`,
  }),
  "no JSON in the reference": (fields, key) => ({ ...fields, [key]: "{" }),
  "a reference to nothing": (fields, key) => ({
    ...fields,
    [key]: `{"id":"${actionId("addCheck")}","bound":"$@9"}`,
  }),
  "a reference to itself": (fields, key) => ({
    ...fields,
    [key]: `{"id":"${actionId("addCheck")}","bound":"$@0"}`,
  }),
  "a state that is no state": (fields, key) => ({ ...fields, [key.replace(":0", ":1")]: '["$undefined"]' }),
  "a state with __proto__": (fields, key) => ({
    ...fields,
    [key.replace(":0", ":1")]: '[{"__proto__":{"code":"x"}}]',
  }),
  "a key of 10 kB": (fields) => ({ ...fields, $ACTION_KEY: "k".repeat(10_000) }),
};

test("forms whose framework fields were tampered with are never a fault, and store nothing twice", async () => {
  const session = sessions.officer ?? "";
  for (const [name, change] of Object.entries(oddForms)) {
    const form = (await formOf(`${own()}?panel=add-check`, session, 'name="satisfied"')) as Record<
      string,
      string
    >;
    const key = Object.keys(form).find((each) => each.endsWith(":0")) ?? "";
    expect(key).not.toBe("");
    const id = form.id ?? "";
    const body = new FormData();
    const all = { ...change(form, key), how: "FACE_TO_FACE_MEETING", satisfied: "true", date: "2024-01-01" };
    for (const [field, value] of Object.entries(all)) body.append(field, value);
    for (const _ of [1, 2]) {
      const { status } = await ask(own(), { session, body });
      // React itself waits for the reference, finds the body at its end, and calls that a fault. Nothing has run.
      expect(status, name).toBeLessThan(name === "a reference to nothing" ? 501 : 500);
    }
    const kept = await query("SELECT 1 FROM kyc_check WHERE bank_id = $1 AND id = $2", [file.bankId, id]);
    expect(kept.length, name).toBeLessThan(2);
  }
});

test("the same form sent again, one after the other or at once, is one record", async () => {
  const session = sessions.officer ?? "";
  const tables = {
    addCheck: "kyc_check",
    addDocument: "kyc_document",
    addMedium: "kyc_media",
    setStatus: "kyc_status",
  };
  const others = { addTheAddress: "address", addTheTaxResidence: "tax_residence" };
  for (const [name, table] of Object.entries({ ...tables, ...others })) {
    const fields = fieldsOf(name);
    const send = () => callAction(actionId(name), fields, { path: own(), session });
    for (const { status } of [await send(), ...(await Promise.all([send(), send(), send()]))])
      expect(status, name).toBeLessThan(500);
    const kept = await query(`SELECT 1 FROM ${table} WHERE bank_id = $1 AND id = $2`, [
      file.bankId,
      fields.id,
    ]);
    expect(kept.length, name).toBe(1);
  }
});

/** Every column of the database, as it is called there and in the code. */
async function columnNames(): Promise<string[]> {
  const columns = await query<{ name: string }>(
    "SELECT DISTINCT column_name AS name FROM information_schema.columns WHERE table_schema = 'public'",
  );
  const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  return [
    ...new Set(columns.flatMap(({ name }) => [name, camel(name)])),
    "role",
    "isAdmin",
    "verifiedBy",
    "mustRelate",
  ];
}

test("no form takes a column it does not ask for: the unknown fields are named, and nothing is stored", async () => {
  const columns = await columnNames();
  const before = await sum();
  // Hidden fields that forms share, whether they need them or not.
  const hidden = new Set(["baseVersion", "customerNumber", "id"]);
  let cells = 0;
  for (const name of names) {
    const path = name === "addTheCustomer" ? "/customers/new" : own();
    const extra = columns.filter((column) => !(column in fieldsOf(name)) && !hidden.has(column));
    const fields = { ...fieldsOf(name), ...Object.fromEntries(extra.map((column) => [column, "1"])) };
    const { status, text } = await callAction(actionId(name), fields, {
      path,
      session: sessions.officer ?? "",
    });
    expect([name, status, /"code":"(\w+)"/.exec(text)?.[1]]).toEqual([name, 200, "invalid"]);
    // A long sentence stands in the answer before the state that names it, and without escapes.
    const [, after = ""] = text.split("nrecognized key");
    const said = after.split(/\d+:\{"message"|","code"/)[0]?.replaceAll("\\", "") ?? "";
    expect(
      extra.filter((column) => !said.includes(`"${column}"`)),
      name,
    ).toEqual([]);
    cells += extra.length;
  }
  console.log(`mass assignment: ${cells} cells, 0 wrong`);
  expect(await sum()).toEqual(before);
});
