// Invitations under way on a real database: sent again, extended, taken back, listed by state; at one's own bank only.
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { perform } from "@/lib/core/use-case";
import { createInvitation, lookUpInvitation } from "@/lib/invitations/invitations";
import type { InvitationLetter } from "@/lib/invitations/letter";
import { searchInvitations, viewInvitation } from "@/lib/invitations/listing";
import { extendInvitation, resendInvitation, revokeInvitation } from "@/lib/invitations/manage";
import { askForLink, lookAtInvitation, openInvitation } from "@/lib/invitations/open";
import { setInvitationPost } from "@/lib/invitations/outbox";
import { type Facts, groups, type State, stateOf } from "@/lib/invitations/rules";
import { later, makeActor, makeBank, refusalOf } from "@/lib/testing/world";

let admin: Actor;
let bankId: string;
let elsewhere: Actor;
const letters: InvitationLetter[] = [];
const hours = (count: number, actor = admin) => later(actor, count * 3_600);

const invite = async (fields: object = {}, actor = admin) => {
  const made = await perform(createInvitation, actor, {
    ...{ bankId, firstName: "Tadhg", lastName: "Ó Súilleabháin", email: "tadhg@example.ie" },
    ...{ company: "Acme", country: "Ireland", purpose: "DEVELOPER", ...fields },
  });
  const secrets = letters.at(-1)?.secrets ?? { key: 0, link: "" };
  return { ids: { bankId, id: made.id }, ...secrets, ...made };
};
const look = (secret: string, actor = admin) => perform(lookAtInvitation, actor, { secret });

beforeAll(async () => {
  bankId = await makeBank();
  admin = await makeActor("Administrator", bankId, { name: "Ingrid Sørbø" });
  elsewhere = await makeActor("Administrator", await makeBank());
  setInvitationPost(async (_, letter) => {
    letters.push(letter);
  });
});

describe("sent again", () => {
  test("the new link and code count a day from then, the old ones open nothing", async () => {
    const { ids, link, key } = await invite();
    await openInvitation(admin, link);
    await perform(resendInvitation, hours(20), ids);
    const fresh = letters.at(-1)?.secrets ?? { key: 0, link: "" };
    expect(await look(link)).toBeNull();
    expect((await refusalOf(perform(lookUpInvitation, admin, { bankId, key: String(key) }))).code).toBe(
      "not_found",
    );
    expect(await look(fresh.link, hours(43))).toMatchObject({ id: ids.id, openedAt: null });
    expect(await look(fresh.link, hours(44))).toBeNull();
    expect((await perform(lookUpInvitation, admin, { bankId, key: String(fresh.key) })).id).toBe(ids.id);
  });

  test("also when it had ended; not when it was taken back", async () => {
    const { ids, link } = await invite();
    expect(await look(link, hours(24))).toBeNull();
    await perform(resendInvitation, hours(30), ids);
    await perform(revokeInvitation, hours(31), { ...ids, reason: "wrong address" });
    const refused = await refusalOf(perform(resendInvitation, hours(32), ids));
    expect([refused.code, refused.message]).toEqual(["conflict", "This invitation was revoked meanwhile."]);
  });
});

test("extended, the same link counts a day from then", async () => {
  const { ids, link } = await invite();
  await perform(extendInvitation, hours(20), ids);
  expect(await look(link, hours(43))).not.toBeNull();
  expect(await look(link, hours(44))).toBeNull();
});

test("taken back, it opens nothing, says who and why, and OBP sees DELETED", async () => {
  const { ids, link, id } = await invite();
  expect(
    (await refusalOf(perform(revokeInvitation, admin, { ...ids, reason: "  " }))).facts.fields?.reason,
  ).toBe("Say why: your colleagues read this.");
  await perform(revokeInvitation, admin, { ...ids, reason: "wrong address" });
  expect(await look(link)).toBeNull();
  expect(await perform(viewInvitation, admin, { id })).toMatchObject({
    ...{ status: "DELETED", state: "revoked", settledBy: "Ingrid Sørbø", settledReason: "wrong address" },
  });
});

test("each change is on record, and the secrets are not", async () => {
  const { ids, link, key, id } = await invite();
  await perform(extendInvitation, admin, ids);
  await perform(resendInvitation, admin, ids);
  await perform(revokeInvitation, admin, { ...ids, reason: "wrong address" });
  const events = await prisma().auditEvent.findMany({ where: { subjectId: id }, orderBy: { id: "asc" } });
  expect(events.map(({ action, personName }) => `${action} ${personName}`)).toEqual(
    ["create", "extend", "resend", "revoke"].map((verb) => `invitation.${verb} Ingrid Sørbø`),
  );
  const kept = JSON.stringify(events.map(({ before, after, detail }) => ({ before, after, detail })));
  for (const secret of [link, key, letters.at(-1)?.secrets.link, letters.at(-1)?.secrets.key])
    expect(kept).not.toContain(String(secret));
});

describe("who may", () => {
  const commands = {
    resend: (actor: Actor, raw: object) => perform(resendInvitation, actor, { ...raw }),
    extend: (actor: Actor, raw: object) => perform(extendInvitation, actor, { ...raw }),
    revoke: (actor: Actor, raw: object) => perform(revokeInvitation, actor, { ...raw }),
  };
  test.each(Object.entries(commands))("%s: not at another bank, not without the role", async (_, run) => {
    const { ids } = await invite();
    const raw = { ...ids, reason: "x" };
    const refuse = async (actor: Actor, given: object = raw) => (await refusalOf(run(actor, given))).code;
    expect(await refuse(elsewhere)).toBe("not_found");
    const [own = ""] = [...elsewhere.held].map((key) => key.slice(key.indexOf("@") + 1));
    expect(await refuse(elsewhere, { ...raw, bankId: own })).toBe("not_found");
    const reader = await makeActor(["CanGetUserInvitation"], bankId);
    expect(await refuse(reader)).toBe("forbidden");
    expect(await refuse(admin, { ...raw, id: "never-made" })).toBe("not_found");
  });

  test("a role is promised only by who could grant it himself", async () => {
    const only = await makeActor(["CanCreateUserInvitation"], bankId);
    const at = new Date(Date.now() - 6 * 60_000);
    const stale = { ...admin, proof: { at, factor: null } };
    expect((await refusalOf(invite({ bundle: "KYC officer" }, stale))).code).toBe("step_up");
    const refused = await refusalOf(invite({ bundle: "KYC officer" }, only));
    expect([refused.code, refused.facts.role]).toEqual(["forbidden", "CanCreateEntitlementAtOneBank"]);
    await invite({}, only);
    expect((await refusalOf(invite({ bundle: "Emperor" }))).code).toBe("invalid");
  });

  test("the list shows one's own banks and no others", async () => {
    const { id } = await invite({ email: "only.here@example.ie" });
    const { rows } = await perform(searchInvitations, admin, { q: "ONLY.here" });
    expect(rows.map((row) => row.id)).toEqual([id]);
    expect((await perform(searchInvitations, elsewhere, { q: "only.here" })).counts.all).toBe(0);
    expect(await perform(viewInvitation, elsewhere, { id })).toBeNull();
    expect((await perform(searchInvitations, admin, { q: "%" })).rows).toEqual([]);
  });
});

test("whoever has a dead link may ask for a new one, and learns nothing", async () => {
  const { ids, link, id } = await invite();
  await perform(resendInvitation, admin, ids);
  const stranger = { ...admin, personId: null, address: "192.0.2.7" };
  for (const secret of [link, "never-made", "", "x".repeat(5_000)])
    expect(await askForLink(stranger, secret)).toBeUndefined();
  expect((await perform(viewInvitation, admin, { id }))?.linkAskedAt).not.toBeNull();
  await perform(resendInvitation, admin, ids);
  for (let n = 0; n < 12; n += 1) await askForLink(stranger, "never-made");
  await askForLink(stranger, link);
  expect((await perform(viewInvitation, admin, { id }))?.linkAskedAt).toBeNull();
});

test("the list's state is the rule's, in whatever order things happen", async () => {
  const { id } = await invite();
  const now = new Date();
  const mail = {
    bankId,
    invitationId: id,
    recipient: "x",
    sender: "x",
    subject: "x",
    textBody: "x",
    htmlBody: "x",
  };
  await prisma().mail.create({ data: { ...mail, id, state: "kept", createdAt: now, sealedUntil: now } });
  const facts = fc.record({
    status: fc.constantFrom("CREATED", "FINISHED", "DELETED") satisfies fc.Arbitrary<Facts["status"]>,
    expiresAt: fc.constantFrom(new Date(now.getTime() - 1), now, new Date(now.getTime() + 1)),
    openedAt: fc.constantFrom(null, now),
    mailState: fc.constantFrom(
      "kept",
      "queued",
      "sent",
      "failed",
      "bounced",
      "dropped",
    ) satisfies fc.Arbitrary<Facts["mailState"]>,
    mailAttempts: fc.constantFrom(0, 1, 5),
  });
  const seen = new Set<State>();
  const property = fc.asyncProperty(facts, async ({ mailState, mailAttempts, ...invitation }) => {
    await prisma().userInvitation.update({ where: { id }, data: invitation });
    const sentAt = mailState === "sent" ? now : null;
    await prisma().mail.update({
      where: { id },
      data: { state: mailState ?? "kept", attempts: mailAttempts, sentAt },
    });
    const expected = stateOf({ ...invitation, mailState, mailAttempts }, now);
    seen.add(expected);
    expect((await perform(viewInvitation, { ...admin, now }, { id }))?.state).toBe(expected);
    const group = Object.entries(groups).find(([, states]) =>
      (states as readonly State[]).includes(expected),
    )?.[0];
    const { rows } = await perform(searchInvitations, { ...admin, now }, { state: group });
    expect(rows.some((row) => row.id === id)).toBe(true);
  });
  await fc.assert(property, { numRuns: 60 });
  expect(seen.size).toBeGreaterThan(5);
});
