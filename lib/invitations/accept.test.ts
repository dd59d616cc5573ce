import { beforeAll, describe, expect, test } from "vitest";
import { findActor } from "@/lib/auth/find-actor";
import { type Actor, stranger } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { uuidv7 } from "@/lib/core/ids";
import { bundles } from "@/lib/core/roles";
import { perform } from "@/lib/core/use-case";
import { acceptInvitation } from "@/lib/invitations/accept";
import { agreementsFor } from "@/lib/invitations/agreements";
import { createInvitation } from "@/lib/invitations/invitations";
import { mailLetter } from "@/lib/invitations/letter";
import { resendInvitation, revokeInvitation } from "@/lib/invitations/manage";
import { lookAtInvitation, openInvitation } from "@/lib/invitations/open";
import { setInvitationPost } from "@/lib/invitations/outbox";
import { makeSecrets } from "@/lib/invitations/secrets";
import { makeActor, makeBank, refusalOf } from "@/lib/testing/world";

let admin: Actor;
let bankId: string;
let link = "";
const password = "eleven walnuts in a drawer";
const agreed = agreementsFor("Portugal").map(({ hash }) => hash);
const visitor = (seconds = 60) => stranger({ now: new Date(admin.now.getTime() + seconds * 1000) });
const accept = (secret: string, facts: object = {}, actor = visitor()) =>
  acceptInvitation(actor, { secret, password, agreed, ...facts });
const invite = async (fields: object = {}, actor = admin) => {
  const made = await perform(createInvitation, actor, {
    ...{ bankId, firstName: "Inês", lastName: "Gonçalves", email: `${uuidv7()}@example.pt` },
    ...{ company: "Acme", country: "Portugal", purpose: "DEVELOPER", ...fields },
  });
  return { ids: { bankId, id: made.id }, secret: link, ...made };
};

/** An administrator whose roles stand in the database too: they are read again when somebody accepts. */
async function makeAdministrator(): Promise<Actor> {
  const actor = await makeActor("Administrator", bankId);
  const personId = actor.personId ?? "";
  const roles = bundles.Administrator.map((roleName) => ({ roleName, id: uuidv7(), personId, bankId }));
  await prisma().entitlement.createMany({ data: roles.map((role) => ({ ...role, createdAt: actor.now })) });
  return actor;
}

beforeAll(async () => {
  bankId = await makeBank();
  admin = await makeAdministrator();
  setInvitationPost(async (tx, letter) => {
    link = letter.secrets.link;
    await mailLetter(tx, letter);
  });
});
test("ten thousand links are all different and 256 bits long", () => {
  const links = new Set(Array.from({ length: 10_000 }, () => makeSecrets().link));
  expect(links.size).toBe(10_000);
  const bytes = Buffer.concat([...links].map((text) => Buffer.from(text, "base64url")));
  expect(bytes).toHaveLength(320_000);
  const counts = new Array<number>(256).fill(0);
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1;
  const entropy = counts.reduce(
    (sum, count) => sum - (count / bytes.length) * Math.log2(count / bytes.length),
    0,
  );
  expect(entropy).toBeGreaterThan(7.99);
});

test("opening uses nothing up, however often, and is noted once", async () => {
  const { secret, id } = await invite();
  for (let n = 0; n < 5; n += 1) expect(await openInvitation(visitor(n), secret)).toMatchObject({ id });
  const opened = await prisma().userInvitation.findUniqueOrThrow({ where: { id } });
  expect(opened.openedAt).toEqual(visitor(0).now);
  expect(await prisma().auditEvent.count({ where: { subjectId: id, action: "invitation.open" } })).toBe(1);
  await accept(secret);
});

test("the invitee is signed in with just the promised roles, at that bank, granted by who invited", async () => {
  const { secret, id, email } = await invite({ bundle: "KYC officer" });
  const { id: session, personId } = await accept(secret);
  const actor = await findActor(session, { now: visitor().now });
  expect(actor).toMatchObject({ personId, email, name: "Inês Gonçalves" });
  expect([...actor.held].sort()).toEqual(bundles["KYC officer"].map((role) => `${role}@${bankId}`).sort());
  const grants = await prisma().entitlement.findMany({ where: { personId } });
  expect(new Set(grants.map(({ createdBy }) => createdBy))).toEqual(new Set([admin.personId]));
  const settled = await prisma().userInvitation.findUniqueOrThrow({ where: { id } });
  expect(settled).toMatchObject({ status: "FINISHED", personId });
  expect(await prisma().mail.findFirstOrThrow({ where: { invitationId: id } })).toMatchObject({
    sealed: null,
  });
});

test("the exact texts and the time stay", async () => {
  const { secret, id } = await invite();
  await accept(secret);
  const kept = await prisma().userAgreement.findMany({
    where: { invitationId: id },
    orderBy: { kind: "asc" },
  });
  expect(kept.map(({ kind }) => kind)).toEqual([
    ...["consent_for_collecting_personal_data", "privacy_conditions", "terms_and_conditions"],
  ]);
  expect(kept.every(({ agreedAt }) => agreedAt.getTime() === visitor().now.getTime())).toBe(true);
  for (const { kind, textHash } of kept) {
    const { text } = await prisma().agreementText.findUniqueOrThrow({ where: { textHash } });
    expect(text).toBe(agreementsFor("Portugal").find((one) => one.kind === kind)?.text);
  }
});

describe("refused", () => {
  test("each missing tick and a weak password beside its field; nothing is used up", async () => {
    const { secret, email } = await invite();
    const refused = await refusalOf(accept(secret, { agreed: [], password: email.slice(0, 20) }));
    expect(Object.keys(refused.facts.fields ?? {}).sort()).toEqual([
      ...["consent_for_collecting_personal_data", "password", "privacy_conditions", "terms_and_conditions"],
    ]);
    await accept(secret);
  });

  test("used, revoked, ended, replaced, unknown and absurd links are one and the same", async () => {
    const [used, revoked, replaced, ended] = [await invite(), await invite(), await invite(), await invite()];
    await accept(used.secret);
    await perform(revokeInvitation, admin, { ...revoked.ids, reason: "x" });
    await perform(resendInvitation, admin, replaced.ids);
    const dead = [used, revoked, replaced].map(({ secret }) => [secret, visitor()] as const);
    const odd = ["never-made", "", "x".repeat(10_000)].map((secret) => [secret, visitor()] as const);
    const cells = [...dead, ...odd, [ended.secret, visitor(86_400)] as const];
    const said = new Set<string>();
    for (const [secret, actor] of cells) {
      const { code, message, facts } = await refusalOf(accept(secret, {}, actor));
      said.add(JSON.stringify({ code, message, facts }));
      if (secret.length < 200) expect(await perform(lookAtInvitation, actor, { secret })).toBeNull();
    }
    expect([...said]).toHaveLength(1);
  });

  test("somebody who is signed in, and an e-mail that has an account", async () => {
    const { secret, email } = await invite();
    expect((await refusalOf(accept(secret, {}, admin))).facts.subject).toBe("session");
    await accept(secret);
    const again = await invite({ email: email.toUpperCase() });
    expect((await refusalOf(accept(again.secret))).facts.subject).toBe("account");
  });
});

test("of many submits at once, one makes one account", async () => {
  const { secret, email } = await invite({ bundle: "Auditor" });
  const ends = await Promise.allSettled(Array.from({ length: 12 }, () => accept(secret)));
  expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const people = await prisma().person.findMany({ where: { email } });
  expect(people).toHaveLength(1);
  expect(await prisma().entitlement.count({ where: { personId: people[0]?.id } })).toBe(
    bundles.Auditor.length,
  );
}, 60_000);

test("who may not grant any more has promised nothing: an account without roles", async () => {
  const leaving = await makeAdministrator();
  const [kept, lost] = [
    await invite({ bundle: "Auditor" }, leaving),
    await invite({ bundle: "Auditor" }, leaving),
  ];
  const { personId } = await accept(kept.secret);
  expect(await prisma().entitlement.count({ where: { personId } })).toBe(bundles.Auditor.length);
  await prisma().person.update({ where: { id: leaving.personId ?? "" }, data: { isActive: false } });
  const { personId: other } = await accept(lost.secret);
  expect(await prisma().entitlement.count({ where: { personId: other } })).toBe(0);
});
