// "Request this role": asked with a reason by anyone signed in, for one role or a screen role; the rows are OBP's own
// entitlement requests, and those of one request share its id.
import { z } from "zod";
import { banksWith, heldKey, holdsAtSystem } from "@/lib/core/actor";
import { type Reader, type Sql, sql } from "@/lib/core/db";
import { AppError, invalid } from "@/lib/core/errors";
import { isHeld } from "@/lib/core/held";
import { uuidv7 } from "@/lib/core/ids";
import { atSomeBank, signedIn } from "@/lib/core/permissions";
import { defineCommand, defineQuery } from "@/lib/core/use-case";
import { mayGrant } from "@/lib/people/grants";
import { demandBank, readRole } from "@/lib/people/role-checks";
import { rolesNamed } from "@/lib/people/role-rules";
import { whereBankSeen } from "@/lib/people/sight";
import { filledParagraph, idText } from "@/lib/text/schema";

export interface RoleRequest {
  id: string;
  personId: string;
  bankId: string | null;
  roleNames: string[];
  reason: string;
  createdAt: Date;
  /** Null while it waits. */
  decision: "granted" | "declined" | null;
  decidedAt: Date | null;
  decidedBy: string | null;
  /** Why it was declined. */
  answer: string;
  grantedUntil: Date | null;
}

/** One line for each request; roles of one that were decided apart (through OBP) are lines of their own. */
export const readRoleRequests = (db: { query: Reader["query"] }, where: Sql, limit = 50) =>
  db.query<RoleRequest>(sql`
    SELECT coalesce(r.batch_id, r.id) AS id, r.person_id AS "personId", r.bank_id AS "bankId",
      array_agg(r.role_name ORDER BY r.role_name) AS "roleNames", r.reason, r.created_at AS "createdAt", r.decision,
      r.ended_at AS "decidedAt", (SELECT p.name FROM person p WHERE p.id = r.ended_by) AS "decidedBy", r.answer,
      r.granted_until AS "grantedUntil"
    FROM entitlement_request r WHERE ${where}
    GROUP BY coalesce(r.batch_id, r.id), r.person_id, r.bank_id, r.reason, r.created_at, r.decision, r.ended_at,
      r.ended_by, r.answer, r.granted_until
    ORDER BY r.created_at DESC, 1 LIMIT ${limit}`);

export const addRoleRequest = defineCommand({
  name: "role-request.add",
  allow: signedIn(),
  input: z.object({
    bankId: idText.nullable(),
    role: z.string().max(64),
    reason: filledParagraph(500, "Say why you need it: whoever decides reads this."),
  }),
  run: async (tx, { bankId, role, reason }, { actor, now }) => {
    const names = rolesNamed(role);
    if (!names) throw invalid({ role: "Choose a role." });
    for (const roleName of names) readRole({ roleName, bankId });
    await demandBank(tx, bankId);
    const wanted = names.filter((name) => !actor.held.has(heldKey(name, bankId)));
    if (wanted.length === 0)
      throw new AppError("conflict", "You hold this role already. Load the page again.");
    const [personId, batchId] = [actor.personId ?? "", uuidv7()];
    const rows = wanted.map((roleName, at) => ({
      ...{ id: at === 0 ? batchId : uuidv7(), batchId, personId, bankId, roleName },
      ...{ reason: reason.trim(), createdAt: now },
    }));
    const { count } = await tx.entitlementRequest.createMany({ data: rows, skipDuplicates: true });
    if (count === 0)
      throw new AppError("conflict", "You asked for this role already, and the request waits.");
    return { id: batchId, roleNames: wanted };
  },
  record: ({ id, roleNames }, { bankId, reason }) => ({
    bankId,
    subjectId: id,
    after: { roleNames, bankId, reason },
  }),
});

const remembered = 90 * 86_400_000;

/** One's own: those that wait, and what became of those of the last 90 days. */
export const listOwnRoleRequests = defineQuery({
  name: "own-role-request.list",
  allow: signedIn(),
  input: z.object({ bankId: z.string().optional() }),
  run: async (db, { bankId }, { actor, now }) => {
    const isThere = bankId === undefined ? sql`true` : sql`r.bank_id = ${bankId}`;
    const since = new Date(now.getTime() - remembered);
    return await readRoleRequests(
      db,
      sql`r.person_id = ${actor.personId} AND ${isThere} AND (r.ended_at IS NULL OR r.ended_at > ${since})`,
    );
  },
});

export interface WaitingRequest extends RoleRequest {
  person: { name: string; email: string; roleNames: string[] };
  /** The reader may decide it; else which role that takes, or that it is his own. */
  gap: "own" | "role" | null;
}

/** What waits for an administrator, newest first; the oldest of more than 50 come up as the others are decided. */
export const listRoleRequests = defineQuery({
  name: "role-request.list",
  allow: atSomeBank(
    ["CanManagePeople", "CanCreateEntitlementAtOneBank"],
    ["CanGetEntitlementRequestsAtAnyBank"],
  ),
  input: z.object({}),
  run: async (db, _, { scope, actor, now }): Promise<WaitingRequest[]> => {
    const open = sql`r.ended_at IS NULL AND ${whereBankSeen(scope, sql`r.bank_id`)}
      AND EXISTS (SELECT FROM person p WHERE p.id = r.person_id AND p.is_active)`;
    const requests = await readRoleRequests(db, open);
    const people = await readAskers(db, requests, now);
    return requests.map((request) => ({
      ...request,
      person: people.get(request.id) ?? { name: "", email: "", roleNames: [] },
      gap: request.personId === actor.personId ? "own" : mayGrant(actor, request.bankId) ? null : "role",
    }));
  },
});

/** How many of them the reader may decide himself: what the navigation says. */
export const countRoleRequests = defineQuery({
  name: "role-request.count",
  allow: listRoleRequests.allow,
  input: z.object({}),
  run: async (db, _, { actor }) => {
    const banks = banksWith(actor, "CanCreateEntitlementAtOneBank");
    const mayAll = holdsAtSystem(actor, "CanCreateEntitlementAtAnyBank");
    const [row] = await db.query<{ count: number }>(sql`
      SELECT count(DISTINCT coalesce(r.batch_id, r.id))::int AS count
      FROM entitlement_request r JOIN person p ON p.id = r.person_id AND p.is_active
      WHERE r.ended_at IS NULL AND r.person_id <> ${actor.personId}
        AND (${mayAll} OR r.bank_id = ANY(${banks}::text[]))`);
    return row?.count ?? 0;
  },
});

/** Who asks, by the request's id, with the roles held where he asks. */
async function readAskers(db: { query: Reader["query"] }, requests: readonly RoleRequest[], now: Date) {
  const ids = requests.map(({ id }) => id);
  const rows = await db.query<{ id: string; name: string; email: string; roleNames: string[] }>(sql`
    SELECT DISTINCT ON (id) coalesce(r.batch_id, r.id) AS id, p.name, p.email,
      ARRAY(SELECT e.role_name FROM entitlement e WHERE e.person_id = p.id
        AND e.bank_id IS NOT DISTINCT FROM r.bank_id AND ${isHeld(now)}) AS "roleNames"
    FROM entitlement_request r JOIN person p ON p.id = r.person_id
    WHERE coalesce(r.batch_id, r.id) = ANY(${ids}::text[])`);
  return new Map(rows.map(({ id, ...person }) => [id, person]));
}
