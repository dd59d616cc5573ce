// Who is listed for whom, in pages, by a part of the name or e-mail.
import { beforeEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/core/db";
import { perform } from "@/lib/core/use-case";
import { listPeople, pageSize } from "@/lib/people/people";
import { getPerson } from "@/lib/people/person";
import { inDays, makeSomeone, type Someone } from "@/lib/people/testing";
import { makeBank, refusalOf } from "@/lib/testing/world";

let bankId: string;
let admin: Someone;
beforeEach(async () => {
  bankId = await makeBank();
  admin = await makeSomeone([`Administrator@${bankId}`], "Ingrid Sørbø");
});
const list = async (input: Record<string, unknown> = {}, who = admin) =>
  await perform(listPeople, await who.actor(), input);
const idsOf = async (input: Record<string, unknown> = {}, who = admin) =>
  (await list(input, who)).rows.map(({ id }) => id);

describe("listing", () => {
  test("whoever holds or held a role at the bank, with the roles held there now", async () => {
    const other = await makeBank();
    const both = await makeSomeone([`CanGetCustomer@${bankId}`, `CanReadAudit@${other}`], "Both");
    const former = await makeSomeone([`CanGetCustomer@${bankId}`], "Former");
    await prisma().entitlement.updateMany({
      where: { personId: former.id },
      data: { createdAt: inDays(-2), expiresAt: inDays(-1) },
    });
    const foreigner = await makeSomeone([`CanGetCustomer@${other}`], "Foreigner");
    const { rows } = await list();
    expect(rows.map(({ name }) => name)).toEqual(["Both", "Former", "Ingrid Sørbø"]);
    expect(rows[0]?.held).toEqual([{ roleName: "CanGetCustomer", bankId, until: null }]);
    expect(rows[1]?.held).toEqual([]);
    const look = async (id: string) => await perform(getPerson, await admin.actor(), { personId: id });
    expect((await look(both.id)).sessions).toBe(1);
    expect((await refusalOf(look(foreigner.id))).code).toBe("not_found");
    expect((await refusalOf(look("'"))).code).toBe("invalid");
  });

  test("for an auditor too; for an officer forbidden; for the system administrator everybody", async () => {
    const auditor = await makeSomeone([`Auditor@${bankId}`]);
    const officer = await makeSomeone([`KYC officer@${bankId}`]);
    const root = await makeSomeone(["CanGetEntitlementsForAnyUserAtAnyBank@"], "Root");
    expect(await idsOf({}, auditor)).toContain(officer.id);
    expect((await refusalOf(list({}, officer))).code).toBe("forbidden");
    expect(await idsOf({ text: root.email }, root)).toEqual([root.id]);
  });

  test("by a part of the name or e-mail, whatever its case; signs mean themselves", async () => {
    const officer = await makeSomeone([`CanGetCustomer@${bankId}`], "Jürgen 100%");
    expect(await idsOf({ text: "  JÜRGEN " })).toEqual([officer.id]);
    expect(await idsOf({ text: officer.email.slice(0, 20).toUpperCase() })).toContain(officer.id);
    expect(await idsOf({ text: "%" })).toEqual([officer.id]);
    expect(await idsOf({ text: "nobody of that name" })).toEqual([]);
  });

  test("in pages that miss nobody and repeat nobody", async () => {
    for (let count = 0; count < pageSize; count += 1)
      await makeSomeone([`CanGetCustomer@${bankId}`], "Same Name");
    const first = await list();
    const second = await list({ after: first.next });
    expect([first.rows.length, second.rows.length, second.next]).toEqual([pageSize, 1, null]);
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(pageSize + 1);
  });
});
