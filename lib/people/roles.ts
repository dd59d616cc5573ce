// Roles granted and taken back from the page: several at once, as a screen role or a single one.
import { z } from "zod";
import { holdsAtSystem } from "@/lib/core/actor";
import { sql } from "@/lib/core/db";
import { AppError, notFound } from "@/lib/core/errors";
import { isHeld } from "@/lib/core/held";
import { atBank } from "@/lib/core/permissions";
import { defineCommand } from "@/lib/core/use-case";
import { keepAdministrators } from "@/lib/people/administrators";
import { demandGrantor, giveRoles } from "@/lib/people/grants";
import { demandBank } from "@/lib/people/role-checks";
import { whereSeen } from "@/lib/people/sight";
import { momentAfter, untilDay } from "@/lib/people/until";
import { idText } from "@/lib/text/schema";

const roleNames = z.array(z.string().max(64)).min(1).max(100);
/** `bankId` null is system level. */
const where = { personId: idText, bankId: idText.nullable() };

/** Grants several roles at one bank, or at system level, to somebody the grantor sees. */
export const grantRoles = defineCommand({
  name: "role.grant",
  allow: atBank("CanCreateEntitlementAtOneBank", ["CanCreateEntitlementAtAnyBank"]),
  input: z.object({ ...where, roleNames, until: untilDay }),
  run: async (tx, { until, ...input }, { actor, now }) => {
    const { personId, bankId } = input;
    demandGrantor(actor, personId, bankId);
    const isSystem = holdsAtSystem(actor, "CanCreateEntitlementAtAnyBank");
    const seen = whereSeen(isSystem || bankId === null ? "all" : [bankId]);
    const people = await tx.query(sql`SELECT FROM person p WHERE p.id = ${personId} AND ${seen}`);
    if (people.length === 0) throw notFound("person");
    await demandBank(tx, bankId);
    const expiresAt = await momentAfter(tx, until, bankId, now);
    const given = (await giveRoles(tx, { ...input, expiresAt }, actor)).map(({ roleName }) => roleName);
    if (given.length === 0)
      throw new AppError("conflict", "This person has this role already.", { subject: "entitlement" });
    return { given, expiresAt };
  },
  record: ({ given, expiresAt }, { personId, bankId }) => ({
    bankId,
    subjectId: personId,
    after: { personId, bankId, roleNames: given, expiresAt },
  }),
});

/** Takes several roles back: it stays on record that they were held. The last administrator keeps his. */
export const endRoles = defineCommand({
  name: "role.end",
  allow: atBank("CanManagePeople", ["CanDeleteEntitlementAtAnyBank"]),
  input: z.object({ ...where, roleNames }),
  run: async (tx, { personId, bankId, roleNames: names }, { actor, now }) => {
    await keepAdministrators(tx, personId, { bankId, roleNames: names }, now);
    const ended = await tx.query<{ roleName: string }>(sql`
      UPDATE entitlement e SET ended_at = ${now}, ended_by = ${actor.personId}
      WHERE e.person_id = ${personId} AND e.bank_id IS NOT DISTINCT FROM ${bankId}
        AND e.role_name = ANY(${names}::text[]) AND ${isHeld(now)} RETURNING e.role_name AS "roleName"`);
    if (ended.length === 0) throw notFound("role");
    return ended.map(({ roleName }) => roleName).sort();
  },
  record: (ended, { personId, bankId }) => ({
    bankId,
    subjectId: personId,
    before: { personId, bankId, roleNames: ended },
    after: null,
  }),
});
