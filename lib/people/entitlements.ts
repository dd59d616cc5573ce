// Roles of people: granted, ended, listed. Nobody grants himself a role, whatever roles he holds.
import { z } from "zod";
import { type Reader, type Sql, sql } from "@/lib/core/db";
import { AppError, notFound } from "@/lib/core/errors";
import { isHeld } from "@/lib/core/held";
import { atBank, atSystem, signedIn } from "@/lib/core/permissions";
import { defineCommand, defineQuery } from "@/lib/core/use-case";
import { keepAdministrators } from "@/lib/people/administrators";

import { demandGrantor, giveRoles } from "@/lib/people/grants";
import { demandBank, demandPerson, readRole } from "@/lib/people/role-checks";
import { line } from "@/lib/text/schema";

export interface Entitlement {
  entitlementId: string;
  personId: string;
  roleName: string;
  /** Null at system level. */
  bankId: string | null;
}

const readEntitlements = (db: { query: Reader["query"] }, where: Sql, now: Date): Promise<Entitlement[]> =>
  db.query<Entitlement>(sql`
    SELECT e.id AS "entitlementId", e.person_id AS "personId", e.role_name AS "roleName", e.bank_id AS "bankId"
    FROM entitlement e WHERE ${isHeld(now)} AND ${where} ORDER BY e.role_name, e.bank_id NULLS FIRST, e.id`);

/** One's own. */
export const listOwnEntitlements = defineQuery({
  name: "own-entitlement.list",
  allow: signedIn(),
  input: z.object({}),
  run: async (db, _, { actor, now }) => await readEntitlements(db, sql`e.person_id = ${actor.personId}`, now),
});

/** Whether there is such a person: for doors that must say so before anything else. */
export const findPerson = defineQuery({
  name: "person.find",
  allow: signedIn(),
  input: z.object({ personId: z.string() }),
  run: async (db, { personId }) =>
    await db.person.findFirst({ where: { id: personId }, select: { id: true, name: true, email: true } }),
});

export const listEntitlementsOfPerson = defineQuery({
  name: "entitlement.list-of-person",
  allow: atSystem("CanGetEntitlementsForAnyUserAtAnyBank"),
  input: z.object({ personId: z.string() }),
  run: async (db, { personId }, { now }) => {
    if (!(await db.person.findFirst({ where: { id: personId }, select: { id: true } })))
      throw notFound("person");
    return await readEntitlements(db, sql`e.person_id = ${personId}`, now);
  },
});

export const listEntitlementsAtBank = defineQuery({
  name: "entitlement.list-at-bank",
  allow: atBank("CanGetEntitlementsForOneBank", ["CanGetEntitlementsForAnyBank"]),
  input: z.object({ bankId: z.string() }),
  run: async (db, { bankId }, { now }) => await readEntitlements(db, sql`e.bank_id = ${bankId}`, now),
});

export const listEntitlementsByRole = defineQuery({
  name: "entitlement.list-by-role",
  allow: atSystem(["CanGetEntitlementsForAnyUserAtAnyBank", "CanGetEntitlementsForAnyBank"]),
  input: z.object({ roleName: line(64).nullable() }),
  run: async (db, { roleName }, { now }) =>
    await readEntitlements(db, roleName === null ? sql`true` : sql`e.role_name = ${roleName}`, now),
});

/** A role and where it is to be held; `bankId` null is system level. */
export const wantedRole = z.object({ roleName: z.string().max(64), bankId: z.string().nullable() });

/** Grants a role. Which role it takes depends on the bank of the new one, so it is decided inside. */
export const addEntitlement = defineCommand({
  name: "entitlement.add",
  allow: signedIn(),
  input: wantedRole.extend({ personId: z.string() }),
  run: async (tx, { personId, ...wanted }, { actor }): Promise<Entitlement> => {
    const { bankId } = wanted;
    const roleName = readRole(wanted);
    demandGrantor(actor, personId, bankId);
    await demandPerson(tx, personId);
    await demandBank(tx, bankId);
    const grant = { personId, bankId, roleNames: [roleName], expiresAt: null };
    const [given] = await giveRoles(tx, grant, actor);
    if (!given)
      throw new AppError("conflict", "This person has this role already.", { subject: "entitlement" });
    return { entitlementId: given.id, personId, roleName, bankId };
  },
  record: ({ entitlementId, ...after }) => ({ bankId: after.bankId, subjectId: entitlementId, after }),
});

/** Ends a role: it stays on record that it was held. */
export const endEntitlement = defineCommand({
  name: "entitlement.end",
  allow: atSystem("CanDeleteEntitlementAtAnyBank"),
  input: z.object({ personId: z.string(), entitlementId: z.string() }),
  run: async (tx, { personId, entitlementId }, { actor, now }) => {
    const where = { id: entitlementId, personId, endedAt: null };
    const found = await tx.entitlement.findFirst({ where });
    if (!found || (found.expiresAt && found.expiresAt <= now)) throw notFound("entitlement");
    await keepAdministrators(tx, personId, { bankId: found.bankId, roleNames: [found.roleName] }, now);
    await tx.entitlement.updateMany({ where, data: { endedAt: now, endedBy: actor.personId } });
    return found;
  },
  record: ({ id, personId, roleName, bankId }) => ({
    bankId,
    subjectId: id,
    before: { personId, roleName, bankId },
    after: null,
  }),
});
