// Asking for a role: anyone signed in may; who grants it decides, and either end is on record.
import { z } from "zod";
import { type Reader, type Sql, sql } from "@/lib/core/db";
import { AppError, notFound } from "@/lib/core/errors";
import { isHeld } from "@/lib/core/held";
import { uuidv7 } from "@/lib/core/ids";
import { atSystem, signedIn } from "@/lib/core/permissions";
import { defineCommand, defineQuery } from "@/lib/core/use-case";
import { mailAnswer } from "@/lib/people/answers";
import { wantedRole } from "@/lib/people/entitlements";
import { demandBank, readRole } from "@/lib/people/role-checks";

export interface EntitlementRequest {
  entitlementRequestId: string;
  roleName: string;
  bankId: string | null;
  createdAt: Date;
  person: {
    id: string;
    email: string;
    name: string;
    entitlements: { entitlementId: string; roleName: string; bankId: string | null }[];
  };
}

const readRequests = (db: { query: Reader["query"] }, where: Sql, now: Date) =>
  db.query<EntitlementRequest>(sql`
    SELECT r.id AS "entitlementRequestId", r.role_name AS "roleName", r.bank_id AS "bankId", r.created_at AS "createdAt",
      json_build_object('id', p.id, 'email', p.email, 'name', p.name, 'entitlements', coalesce((
        SELECT json_agg(json_build_object('entitlementId', e.id, 'roleName', e.role_name, 'bankId', e.bank_id)
          ORDER BY e.role_name, e.bank_id)
        FROM entitlement e WHERE e.person_id = p.id AND ${isHeld(now)}), '[]')) AS person
    FROM entitlement_request r JOIN person p ON p.id = r.person_id
    WHERE r.ended_at IS NULL AND ${where} ORDER BY r.created_at, r.id`);

export const addEntitlementRequest = defineCommand({
  name: "entitlement-request.add",
  allow: signedIn(),
  input: wantedRole,
  run: async (tx, wanted, { actor, now }) => {
    await demandBank(tx, wanted.bankId);
    const roleName = readRole(wanted);
    const personId = actor.personId ?? "";
    const id = uuidv7();
    const { count } = await tx.entitlementRequest.createMany({
      data: [{ id, personId, bankId: wanted.bankId, roleName, createdAt: now }],
      skipDuplicates: true,
    });
    const [request] = await readRequests(tx, sql`r.id = ${id}`, now);
    if (count === 0 || !request)
      throw new AppError("conflict", "You asked for this role already.", { subject: "request" });
    return request;
  },
  record: ({ entitlementRequestId, roleName, bankId }) => ({
    bankId,
    subjectId: entitlementRequestId,
    after: { roleName, bankId },
  }),
});

/** One's own open ones. */
export const listOwnEntitlementRequests = defineQuery({
  name: "own-entitlement-request.list",
  allow: signedIn(),
  input: z.object({}),
  run: async (db, _, { actor, now }) => await readRequests(db, sql`r.person_id = ${actor.personId}`, now),
});

/** Everybody's open ones, or one person's. */
export const listEntitlementRequests = defineQuery({
  name: "entitlement-request.list",
  allow: atSystem("CanGetEntitlementRequestsAtAnyBank"),
  input: z.object({ personId: z.string().nullish() }),
  run: async (db, { personId }, { now }) =>
    await readRequests(
      db,
      sql`(${personId ?? null}::text IS NULL OR r.person_id = ${personId ?? null})`,
      now,
    ),
});

/** Dismisses a request without granting it. */
export const endEntitlementRequest = defineCommand({
  name: "entitlement-request.end",
  allow: atSystem("CanDeleteEntitlementRequestsAtAnyBank"),
  input: z.object({ id: z.string() }),
  run: async (tx, { id }, { actor, now }) => {
    const found = await tx.entitlementRequest.findFirst({ where: { id, endedAt: null } });
    if (!found) throw notFound("request");
    await tx.entitlementRequest.updateMany({
      where: { id },
      data: { endedAt: now, endedBy: actor.personId, decision: "declined" },
    });
    const { personId, bankId, roleName } = found;
    const answer = { personId, bankId, roleNames: [roleName], decision: "declined", reason: "" } as const;
    await mailAnswer(tx, { ...answer, expiresAt: null }, actor);
    return found;
  },
  record: ({ id, personId, roleName, bankId }) => ({
    bankId,
    subjectId: id,
    before: { personId, roleName, bankId },
    after: null,
  }),
});
