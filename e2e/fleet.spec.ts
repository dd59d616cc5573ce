// Two instances behind nginx on one database: whoever signed in on one works on the other, and replacing both under load
// loses no request.
import { query } from "./support/database";
import { Fleet } from "./support/fleet";
import { Load } from "./support/load";
import { drawCard } from "./support/papers";
import { plantCustomer, sayNothing } from "./support/planted";
import { openSession, openSessionOf, sessionCookie } from "./support/session";
import { ask, logIn } from "./support/site";
import { eveline, expect, password, test } from "./support/story";
import { copyPerson, makeBank, unique } from "./support/world";

let fleet: Fleet;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  fleet = await Fleet.start();
});
test.afterAll(() => fleet?.stop());

const [, , bankId = "", customerId = ""] = eveline.split("/");

test("whoever signs in on one is signed in on the other, and forms of one are taken by the other", async ({
  browser,
}) => {
  const context = await browser.newContext({ baseURL: fleet.url });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill("officer@gh.example");
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  // A password takes its time, the more so on a busy machine.
  await expect(page).toHaveURL(/\/customers$/, { timeout: 30_000 });
  await page.goto(eveline);
  await expect(page.getByRole("region", { name: "Timeline" })).toBeVisible();
  // One request after another: nginx gives them to each in turn.
  for (let turn = 0; turn < 4; turn += 1) expect((await page.request.get(eveline)).status()).toBe(200);
  const answered = fleet.readLog().filter(({ path, status }) => path === eveline && status === 200);
  expect(new Set(answered.flatMap(({ ports }) => ports))).toEqual(
    new Set(fleet.apps.map(({ port }) => port)),
  );
  const session = (await context.cookies()).find(({ name }) => name === sessionCookie)?.value ?? "";
  for (const { url } of fleet.apps) expect((await ask(`${url}${eveline}`, { session })).status).toBe(200);
  await context.close();
});

test("a file that one received is shown by the other", async () => {
  const { value: session } = await openSession("officer");
  const [one, two] = fleet.apps;
  const body = new FormData();
  const name = `${unique("fleet-")}.jpg`;
  body.append("type", "Photo page");
  body.append("file", new File([await drawCard(name)], name, { type: "image/jpeg" }));
  const headers = { Accept: "application/json", Origin: fleet.url };
  const asked = `/api/media?bankId=${bankId}&customerId=${customerId}`;
  const stored = await ask(`${one.url}${asked}`, { session, body, headers });
  expect([stored.status, stored.text]).toEqual([201, expect.any(String)]);
  const { id } = JSON.parse(stored.text) as { id: string };
  const shown = await ask(`${two.url}/api/media/${bankId}/${customerId}/${id}`, { session });
  expect([shown.status, shown.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
});

test("what is counted on one counts on the other a second or two later", async () => {
  const [one, two] = fleet.apps;
  const count = async (url: string, address: string) => {
    const path = `${url}/obp/v5.1.0/banks`;
    // Only nginx may write it there.
    const { headers } = await ask(path, { headers: { "X-Forwarded-For": address } });
    return Number(headers.get("x-rate-limit-limit")) - Number(headers.get("x-rate-limit-remaining"));
  };
  // Anew with another address each time: a minute may end in between.
  await expect(async () => {
    const address = `203.0.113.${Math.floor(Math.random() * 250)}`;
    for (let call = 0; call < 10; call += 1) await count(one.url, address);
    expect(await count(two.url, address)).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(await count(two.url, address)).toBe(12);
  }).toPass({ timeout: 30_000 });
});

test("both are replaced, one after the other, under load: no request fails, no write is lost or done twice", async () => {
  test.setTimeout(180_000);
  const bank = await makeBank();
  const officer = await copyPerson("officer", bank);
  const token = await logIn(officer.email);
  const customer = await plantCustomer(token, bank, sayNothing);
  const { value: session } = await openSessionOf(officer.id);
  const load = new Load({ url: fleet.url, session, token, ...customer }, 4);
  await fleet.restart(0);
  await fleet.restart(1);
  await load.end();
  expect(load.failures).toEqual([]);
  const rows = async (table: "kyc_check" | "address") =>
    (await query(`SELECT FROM ${table} WHERE customer_id = $1`, [customer.customerId])).length;
  expect([await rows("kyc_check"), await rows("address")]).toEqual([load.checks, load.addresses]);
  expect(load.addresses).toBeGreaterThan(20);
  // What found one of them gone went on to the other.
  const log = fleet.readLog().filter(({ path }) => path.includes(customer.customerId));
  expect(log.filter(({ ports }) => ports.length === 2).length).toBeGreaterThan(0);
  expect(log).toHaveLength(load.sent);
});
