// Asking for a role and the answer, on a real database: the same rows as OBP's, in force at the next request.
import { beforeEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/core/db";
import { bundles } from "@/lib/core/roles";
import { perform } from "@/lib/core/use-case";
import { listOwnEntitlementRequests } from "@/lib/people/entitlement-requests";
import { addEntitlement } from "@/lib/people/entitlements";
import { listPeople } from "@/lib/people/people";
import { declineRequest, grantRequest } from "@/lib/people/role-decisions";
import { addRoleRequest, listOwnRoleRequests, listRoleRequests } from "@/lib/people/role-requests";
import { dayIn, makeSomeone, type Someone } from "@/lib/people/testing";
import { makeBank, refusalOf } from "@/lib/testing/world";

let bankId: string;
let admin: Someone;
let newcomer: Someone;
beforeEach(async () => {
  bankId = await makeBank();
  admin = await makeSomeone([`Administrator@${bankId}`], "Ingrid");
  newcomer = await makeSomeone([], "Nell");
});

const ask = async (role: string, who = newcomer, at: string | null = bankId, reason = "Started on Monday.") =>
  await perform(addRoleRequest, await who.actor(), { bankId: at, role, reason });
const queue = async (who = admin) => await perform(listRoleRequests, await who.actor(), {});
const mine = async () => await perform(listOwnRoleRequests, await newcomer.actor(), { bankId });

describe("asking", () => {
  test("for one role: in the queue with who asks, what for and why; the row is OBP's", async () => {
    const { id } = await ask("CanGetCustomer");
    expect(await queue()).toEqual([
      expect.objectContaining({
        ...{
          id,
          bankId,
          roleNames: ["CanGetCustomer"],
          reason: "Started on Monday.",
          decision: null,
          gap: null,
        },
        person: { name: "Nell", email: newcomer.email, roleNames: [] },
      }),
    ]);
    expect(await perform(listOwnEntitlementRequests, await newcomer.actor(), {})).toMatchObject([
      { entitlementRequestId: id },
    ]);
    expect(await prisma().auditEvent.findFirst({ where: { subjectId: id } })).toMatchObject({
      ...{ action: "role-request.add", bankId, personId: newcomer.id },
    });
  });

  test("for a screen role: one request of all its roles", async () => {
    await ask("KYC officer");
    expect((await queue()).map(({ roleNames }) => roleNames)).toEqual([[...bundles["KYC officer"]].sort()]);
  });

  test("refused: twice, what is held, no such role or bank, a bank role without a bank, no reason", async () => {
    await ask("CanGetCustomer");
    expect((await refusalOf(ask("CanGetCustomer"))).code).toBe("conflict");
    expect((await refusalOf(ask("CanManagePeople", admin))).code).toBe("conflict");
    expect((await refusalOf(ask("CanFly"))).facts.fields).toHaveProperty("role");
    expect((await refusalOf(ask("CanAddKycCheck", newcomer, "no.bank"))).code).toBe("not_found");
    expect((await refusalOf(ask("CanAddKycCheck", newcomer, null))).facts.subject).toBe("bank-role");
    expect((await refusalOf(ask("CanAddKycCheck", newcomer, bankId, " "))).facts.fields).toHaveProperty(
      "reason",
    );
  });
});

describe("the queue", () => {
  test("shows an administrator his banks alone, and one who asked becomes visible to him", async () => {
    const other = await makeSomeone([`Administrator@${await makeBank()}`]);
    const names = async (who: Someone) =>
      (await perform(listPeople, await who.actor(), {})).rows.map(({ id }) => id);
    expect(await names(admin)).not.toContain(newcomer.id);
    const { id } = await ask("CanGetCustomer");
    expect(await queue(other)).toEqual([]);
    expect([(await names(admin)).includes(newcomer.id), (await names(other)).includes(newcomer.id)]).toEqual([
      true,
      false,
    ]);
    const [grant, decline] = [
      { id, until: null },
      { id, answer: "No." },
    ];
    expect((await refusalOf(perform(grantRequest, await other.actor(), grant))).code).toBe("not_found");
    expect((await refusalOf(perform(declineRequest, await other.actor(), decline))).code).toBe("not_found");
    expect((await refusalOf(perform(grantRequest, await newcomer.actor(), grant))).code).toBe("forbidden");
    expect((await refusalOf(queue(newcomer))).code).toBe("forbidden");
  });
});

describe("the answer", () => {
  test("granted until a day: held at the next request, the request ends, the requester reads until when", async () => {
    const { id } = await ask("CanGetCustomer");
    await perform(grantRequest, await admin.actor(), { id, until: dayIn(30) });
    expect((await newcomer.actor()).held).toEqual(new Set([`CanGetCustomer@${bankId}`]));
    expect(await queue()).toEqual([]);
    expect(await mine()).toEqual([
      expect.objectContaining({
        id,
        decision: "granted",
        decidedBy: "Ingrid",
        grantedUntil: expect.any(Date),
      }),
    ]);
    expect(
      await prisma().auditEvent.findFirst({ where: { subjectId: id, action: "role-request.grant" } }),
    ).toMatchObject({
      ...{ bankId, after: { personId: newcomer.id, roleNames: ["CanGetCustomer"] } },
    });
  });

  test("declined with a reason: nothing is held, the requester reads why and may ask again", async () => {
    const { id } = await ask("KYC officer");
    await perform(declineRequest, await admin.actor(), { id, answer: "Ask your team lead first." });
    expect((await newcomer.actor()).held.size).toBe(0);
    expect(await mine()).toMatchObject([{ decision: "declined", answer: "Ask your team lead first." }]);
    expect((await ask("KYC officer")).id).not.toBe(id);
  });

  test("nobody grants his own request", async () => {
    const { id } = await ask("CanReadAudit", admin);
    expect((await queue())[0]?.gap).toBe("own");
    expect(
      (await refusalOf(perform(grantRequest, await admin.actor(), { id, until: null }))).message,
    ).toMatch(/himself/);
    expect((await admin.actor()).held.has(`CanReadAudit@${bankId}`)).toBe(false);
  });

  test("two answers at once: one counts", async () => {
    const { id } = await ask("CanGetCustomer");
    const actor = await admin.actor();
    const outcomes = await Promise.allSettled([
      perform(grantRequest, actor, { id, until: null }),
      perform(declineRequest, actor, { id, answer: "No." }),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const [answered] = await mine();
    expect((await newcomer.actor()).held.size).toBe(answered?.decision === "granted" ? 1 : 0);
  });

  test("a grant through OBP's endpoint answers the request too", async () => {
    await ask("CanGetCustomer");
    await perform(addEntitlement, await admin.actor(), {
      personId: newcomer.id,
      bankId,
      roleName: "CanGetCustomer",
    });
    expect(await mine()).toMatchObject([{ decision: "granted", grantedUntil: null }]);
  });
});
