// Roles of people: granted, ended, listed. Nobody grants himself a role, whatever roles he holds.
import { z } from "zod";
import { holdsAt, holdsAtSystem } from "@/lib/core/actor";
import { type Reader, type Sql, sql, type Tx } from "@/lib/core/db";
import { AppError, forbidden, notFound } from "@/lib/core/errors";
import { uuidv7 } from "@/lib/core/ids";
import { atBank, atSystem, signedIn } from "@/lib/core/permissions";
import { bankRoles, eitherRoles, isRole, type Role, systemRoles } from "@/lib/core/roles";
import { type Context, defineCommand, defineQuery } from "@/lib/core/use-case";
import { idText, line } from "@/lib/text/schema";

export interface Entitlement {
  entitlementId: string;
  personId: string;
  roleName: string;
  /** Null at system level. */
  bankId: string | null;
}

export const levelOf = (role: Role): "bank" | "system" | "either" => {
  if (eitherRoles.some((name) => name === role)) return "either";
  return systemRoles.some((name) => name === role) ? "system" : "bank";
};

/** Every role there is. */
export const allRoles: readonly Role[] = [...bankRoles, ...systemRoles, ...eitherRoles];

const readEntitlements = (db: { query: Reader["query"] }, where: Sql): Promise<Entitlement[]> =>
  db.query<Entitlement>(sql`
    SELECT id AS "entitlementId", person_id AS "personId", role_name AS "roleName", bank_id AS "bankId"
    FROM entitlement WHERE ended_at IS NULL AND ${where} ORDER BY role_name, bank_id NULLS FIRST, id`);

/** One's own. */
export const listOwnEntitlements = defineQuery({
  name: "own-entitlement.list",
  allow: signedIn(),
  input: z.object({}),
  run: async (db, _, { actor }) => await readEntitlements(db, sql`person_id = ${actor.personId}`),
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
  run: async (db, { personId }) => {
    if (!(await db.person.findFirst({ where: { id: personId }, select: { id: true } })))
      throw notFound("person");
    return await readEntitlements(db, sql`person_id = ${personId}`);
  },
});

export const listEntitlementsAtBank = defineQuery({
  name: "entitlement.list-at-bank",
  allow: atBank("CanGetEntitlementsForOneBank", ["CanGetEntitlementsForAnyBank"]),
  input: z.object({ bankId: z.string() }),
  run: async (db, { bankId }) => await readEntitlements(db, sql`bank_id = ${bankId}`),
});

export const listEntitlementsByRole = defineQuery({
  name: "entitlement.list-by-role",
  allow: atSystem(["CanGetEntitlementsForAnyUserAtAnyBank", "CanGetEntitlementsForAnyBank"]),
  input: z.object({ roleName: line(64).nullable() }),
  run: async (db, { roleName }) =>
    await readEntitlements(db, roleName === null ? sql`true` : sql`role_name = ${roleName}`),
});

/** A role and where it is to be held; `bankId` null is system level. */
export const wantedRole = z.object({ roleName: z.string().max(64), bankId: z.string().nullable() });

const wrong = (subject: string, message: string) => new AppError("invalid", message, { subject });

/** Refuses names that are no role, and levels that do not fit: subjects "role", "bank-role", "system-role". */
export function readRole({ roleName, bankId }: z.output<typeof wantedRole>): Role {
  if (!isRole(roleName)) throw wrong("role", `There is no role ${roleName}.`);
  const level = levelOf(roleName);
  if (level === "bank" && bankId === null)
    throw wrong("bank-role", "This role is held at one bank. Name the bank.");
  if (level === "system" && bankId !== null) throw wrong("system-role", "This role is held at system level.");
  return roleName;
}

/** Throws not_found "bank-of-role" for a bank that does not exist. */
export async function demandBank(tx: Tx, bankId: string | null): Promise<void> {
  if (bankId === null) return;
  const isId = idText.safeParse(bankId).success;
  if (!isId || !(await tx.bank.findUnique({ where: { id: bankId }, select: { id: true } })))
    throw new AppError("not_found", "There is no such bank.", { subject: "bank-of-role" });
}

function demandGrantor({ actor }: Context<unknown>, personId: string, bankId: string | null) {
  const may =
    holdsAtSystem(actor, "CanCreateEntitlementAtAnyBank") ||
    (bankId !== null && holdsAt(actor, "CanCreateEntitlementAtOneBank", bankId));
  if (!may)
    throw forbidden("CanCreateEntitlementAtOneBank or CanCreateEntitlementAtAnyBank", bankId ?? undefined);
  if (actor.personId === personId) throw new AppError("forbidden", "Nobody grants a role to himself.");
}

/** Grants a role. Which role it takes depends on the bank of the new one, so it is decided inside. */
export const addEntitlement = defineCommand({
  name: "entitlement.add",
  allow: signedIn(),
  input: wantedRole.extend({ personId: z.string() }),
  run: async (tx, { personId, ...wanted }, context): Promise<Entitlement> => {
    const { actor, now } = context;
    const { bankId } = wanted;
    const roleName = readRole(wanted);
    demandGrantor(context, personId, bankId);
    if (!(await tx.person.findUnique({ where: { id: personId }, select: { id: true } })))
      throw notFound("person");
    await demandBank(tx, bankId);
    const entitlementId = uuidv7();
    const { count } = await tx.entitlement.createMany({
      data: [{ id: entitlementId, personId, bankId, roleName, createdAt: now, createdBy: actor.personId }],
      skipDuplicates: true,
    });
    if (count === 0)
      throw new AppError("conflict", "This person has this role already.", { subject: "entitlement" });
    await tx.entitlementRequest.updateMany({
      where: { personId, bankId, roleName, endedAt: null },
      data: { endedAt: now, endedBy: actor.personId },
    });
    return { entitlementId, personId, roleName, bankId };
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
    if (!found) throw notFound("entitlement");
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
