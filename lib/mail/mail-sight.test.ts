// A mail about an account is read only by whoever could give all that its link gives.
import { expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { transaction } from "@/lib/core/db";
import { uuidv7 } from "@/lib/core/ids";
import { perform } from "@/lib/core/use-case";
import { listMails, viewMail } from "@/lib/mail/mail";
import { makeSomeone } from "@/lib/people/testing";
import { makeBank, refusalOf } from "@/lib/testing/world";
import { postMail } from "./post";

async function postAbout(personId: string, secrets: Record<string, string>) {
  const [now, to] = [new Date(), `${uuidv7()}@gh.example`];
  const words = { subject: "A new password", text: "Open @RESET_LINK.", html: "Open @RESET_LINK." };
  const secretsUntil = new Date(now.getTime() + 3_600_000);
  await transaction((tx) =>
    postMail(tx, { bankId: null, personId, to, ...words, secrets, secretsUntil }, now),
  );
  return to;
}
async function find(reader: Actor, to: string) {
  const { rows } = await perform(listMails, reader, {});
  return rows.find(({ recipient }) => recipient === to);
}

test("an administrator reads the link of somebody who works nowhere else, and it is on record", async () => {
  const bankId = await makeBank();
  const reader = await (await makeSomeone([`Administrator@${bankId}`])).actor();
  const { id } = await makeSomeone([`KYC officer@${bankId}`]);
  const mail = await find(reader, await postAbout(id, { RESET_LINK: "https://here.example/reset/x" }));
  const whole = await perform(viewMail, reader, { id: mail?.id });
  expect(whole).toMatchObject({ text: "Open https://here.example/reset/x.", hasSecrets: true });
  const news = await find(reader, await postAbout(id, {}));
  expect(await perform(viewMail, reader, { id: news?.id })).toMatchObject({ hasSecrets: false });
});

test("nobody else sees that there is such a mail", async () => {
  const [here, there] = [await makeBank(), await makeBank()];
  const administrator = await makeSomeone([`Administrator@${here}`]);
  const reader = await administrator.actor();
  const mayInvite = await (await makeSomeone([`CanCreateUserInvitation@${here}`])).actor();
  const elsewhere = await (await makeSomeone([`Administrator@${there}`])).actor();
  const officer = await makeSomeone([`KYC officer@${here}`]);
  const both = await makeSomeone([`KYC officer@${here}`, `Auditor@${there}`]);
  const root = await makeSomeone([`KYC officer@${here}`, "CanCreateBank@"]);
  const nobody = await makeSomeone([]);
  const cases: [Actor, string][] = [
    [mayInvite, officer.id],
    [elsewhere, officer.id],
    [reader, both.id],
    [elsewhere, both.id],
    [reader, root.id],
    [reader, nobody.id],
    [reader, administrator.id],
  ];
  for (const [actor, personId] of cases)
    expect(await find(actor, await postAbout(personId, { RESET_LINK: "x" }))).toBeUndefined();
});

test("by its address it is not found either", async () => {
  const [here, there] = [await makeBank(), await makeBank()];
  const reader = await (await makeSomeone([`Administrator@${here}`])).actor();
  const elsewhere = await (await makeSomeone([`Administrator@${there}`])).actor();
  const { id } = await makeSomeone([`KYC officer@${here}`]);
  const mail = await find(reader, await postAbout(id, { RESET_LINK: "x" }));
  expect((await refusalOf(perform(viewMail, elsewhere, { id: mail?.id }))).code).toBe("not_found");
});
