// What is taken away is gone with the next request: a role, a person's activity, a session, a token (ASVS 8.3.2, 7.4).
import { expect, test } from "@playwright/test";
import { query } from "../support/database";
import { plantFile, sayNothing } from "../support/planted";
import { openSessionOf } from "../support/session";
import { ask, askPayload, callAction, type Fields, logIn } from "../support/site";
import { copyPerson, makeBank } from "../support/world";
import { actionId } from "./manifests";
import { validForms } from "./valid-forms";

async function scene() {
  const bank = await makeBank();
  const officer = await copyPerson("officer", bank);
  const token = await logIn(officer.email);
  const file = await plantFile(token, bank, sayNothing);
  const { id, value: session } = await openSessionOf(officer.id);
  const path = `/customers/${bank.id}/${file.customerId}`;
  const obp = `/obp/v5.1.0/banks/${bank.id}/customers/${file.customerId}`;
  const form = (): Fields => validForms.addCheck?.(file) ?? {};
  const statuses = async () => [
    (await ask(path, { session })).status,
    (await askPayload(path, { session })).text.includes(file.customerNumber),
    (await callAction(actionId("addCheck"), form(), { path, session })).headers.get("x-action-redirect") ??
      "",
    (await ask(obp, { token })).status,
  ];
  return { bank, officer, session, sessionId: id, path, obp, token, statuses, form };
}

const toSignIn = expect.stringMatching(/\/sign-in/);

test("a role taken away in the middle of work ends it: nothing succeeds after the commit", async () => {
  const { officer, session, path, form, bank } = await scene();
  let isOver = false;
  const late: boolean[] = [];
  const work = async () => {
    for (let n = 0; n < 400 && late.length < 5; n += 1) {
      const startedAfter = isOver;
      const { headers, text } = await callAction(actionId("addCheck"), form(), { path, session });
      const isDone = headers.get("x-action-redirect")?.includes("saved=check") ?? false;
      if (!startedAfter) continue;
      expect(text).toContain('"code":"forbidden"');
      late.push(isDone);
    }
  };
  const running = Promise.all([work(), work(), work()]);
  const stored = () => query("SELECT 1 FROM kyc_check WHERE bank_id = $1", [bank.id]);
  await expect.poll(async () => (await stored()).length).toBeGreaterThan(3);
  await query(
    "UPDATE entitlement SET ended_at = now() WHERE person_id = $1 AND role_name = 'CanAddKycCheck'",
    [officer.id],
  );
  isOver = true;
  await running;
  expect(late.length).toBeGreaterThanOrEqual(5);
  expect(late).not.toContain(true);
});

for (const [what, change] of Object.entries({
  deactivated: "is_active = false",
  locked: "is_locked = true",
}))
  test(`somebody ${what} is out with the next request, by page, action and token`, async () => {
    const { officer, statuses } = await scene();
    expect(await statuses()).toEqual([200, true, expect.stringContaining("saved=check"), 200]);
    await query(`UPDATE person SET ${change} WHERE id = $1`, [officer.id]);
    expect(await statuses()).toEqual([307, false, toSignIn, expect.any(Number)]);
    expect([400, 401]).toContain((await statuses())[3]);
  });

test("a new session version or an ended session is out with the next request", async () => {
  const { officer, session, sessionId, path } = await scene();
  await query("UPDATE session SET ended_at = now() WHERE id = $1", [sessionId]);
  expect((await ask(path, { session })).status).toBe(307);
  const other = (await openSessionOf(officer.id)).value;
  expect((await ask(path, { session: other })).status).toBe(200);
  await query("UPDATE person SET session_version = session_version + 1 WHERE id = $1", [officer.id]);
  expect((await ask(path, { session: other })).status).toBe(307);
});

test("a session that idled for 15 minutes, or is 12 hours old, is over; its bank taken away hides the file", async () => {
  const { officer, path, bank } = await scene();
  const idle = (await openSessionOf(officer.id, 15.1)).value;
  expect((await ask(path, { session: idle })).status).toBe(307);
  const old = await openSessionOf(officer.id, 12 * 60 + 1);
  await query("UPDATE session SET last_seen_at = now() WHERE id = $1", [old.id]);
  expect((await ask(path, { session: old.value })).status).toBe(307);
  const fresh = (await openSessionOf(officer.id)).value;
  expect((await ask(path, { session: fresh })).status).toBe(200);
  await query("UPDATE entitlement SET ended_at = now() WHERE person_id = $1 AND bank_id = $2", [
    officer.id,
    bank.id,
  ]);
  expect((await ask(path, { session: fresh })).status).toBe(404);
});
