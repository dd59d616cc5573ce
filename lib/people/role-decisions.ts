// What becomes of a request for a role: granted for ever or until a day, or declined with a reason the requester reads.
import { z } from "zod";
import { sql, type Tx } from "@/lib/core/db";
import { AppError, forbidden, notFound } from "@/lib/core/errors";
import { atSomeBank, type Scope } from "@/lib/core/permissions";
import { defineCommand } from "@/lib/core/use-case";
import { mailAnswer } from "@/lib/people/answers";
import { demandGrantor, giveRoles, grantRole, mayGrant } from "@/lib/people/grants";
import { whereBankSeen } from "@/lib/people/sight";
import { momentAfter, untilDay } from "@/lib/people/until";
import { filledParagraph, idText } from "@/lib/text/schema";

interface Open {
  personId: string;
  bankId: string | null;
  roleNames: string[];
}

/** Locks what is still open of a request. Throws not_found out of sight, conflict when it was answered meanwhile. */
async function lockRequest(tx: Tx, id: string, scope: Scope): Promise<Open> {
  const rows = await tx.query<{
    personId: string;
    bankId: string | null;
    roleName: string;
    isOpen: boolean;
  }>(sql`
    SELECT r.person_id AS "personId", r.bank_id AS "bankId", r.role_name AS "roleName", r.ended_at IS NULL AS "isOpen"
    FROM entitlement_request r WHERE (r.batch_id = ${id} OR r.id = ${id}) AND ${whereBankSeen(scope, sql`r.bank_id`)}
    ORDER BY r.id FOR UPDATE`);
  const [first] = rows;
  if (!first) throw notFound("request");
  const open = rows.filter(({ isOpen }) => isOpen);
  if (open.length === 0)
    throw new AppError("conflict", "Somebody answered this request already.", { subject: "request" });
  return {
    personId: first.personId,
    bankId: first.bankId,
    roleNames: open.map(({ roleName }) => roleName).sort(),
  };
}

/** Gives what was asked for and is still open. */
export const grantRequest = defineCommand({
  name: "role-request.grant",
  // Whoever sees the queue may ask; the role it takes depends on where the request's role is held.
  allow: atSomeBank(
    ["CanCreateEntitlementAtOneBank", "CanManagePeople"],
    ["CanCreateEntitlementAtAnyBank", "CanGetEntitlementRequestsAtAnyBank"],
  ),
  input: z.object({ id: idText, until: untilDay }),
  run: async (tx, { id, until }, { actor, now, scope }) => {
    const request = await lockRequest(tx, id, scope);
    const { bankId } = request;
    if (!mayGrant(actor, bankId)) throw forbidden(grantRole(bankId), bankId ?? undefined);
    demandGrantor(actor, request.personId, request.bankId);
    const expiresAt = await momentAfter(tx, until, request.bankId, now);
    await giveRoles(tx, { ...request, expiresAt }, actor);
    return { ...request, expiresAt };
  },
  record: (granted, { id }) => ({ bankId: granted.bankId, subjectId: id, after: granted }),
});

export const declineRequest = defineCommand({
  name: "role-request.decline",
  allow: atSomeBank(
    ["CanManagePeople", "CanCreateEntitlementAtOneBank"],
    ["CanDeleteEntitlementRequestsAtAnyBank"],
  ),
  input: z.object({
    id: idText,
    answer: filledParagraph(500, "Say why: whoever asked reads this."),
  }),
  run: async (tx, { id, answer }, { actor, now, scope }) => {
    const request = await lockRequest(tx, id, scope);
    await tx.entitlementRequest.updateMany({
      where: { OR: [{ batchId: id }, { id }], endedAt: null },
      data: { endedAt: now, endedBy: actor.personId, decision: "declined", answer: answer.trim() },
    });
    const reason = answer.trim();
    await mailAnswer(tx, { ...request, decision: "declined", reason, expiresAt: null }, actor);
    return { ...request, answer: reason };
  },
  record: ({ answer, ...before }, { id }) => ({
    bankId: before.bankId,
    subjectId: id,
    before,
    after: { ...before, answer },
  }),
});
