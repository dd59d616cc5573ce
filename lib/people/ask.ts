// What somebody needs to know to ask for a role: which one, where it can be held, and whether he asked already.
import { z } from "zod";
import { heldKey } from "@/lib/core/actor";
import { sql } from "@/lib/core/db";
import { signedIn } from "@/lib/core/permissions";
import { type Bundle, bundles, isRole } from "@/lib/core/roles";
import { defineQuery } from "@/lib/core/use-case";
import { latestFor } from "@/lib/people/request-words";
import { levelOf } from "@/lib/people/role-checks";
import { type RoleRequest, readRoleRequests } from "@/lib/people/role-requests";

export interface RoleQuestion {
  role: string;
  /** The screen roles that contain it: what one more likely needs. */
  bundles: string[];
  /** Where it can be held; empty for a role of the system. */
  banks: { id: string; fullName: string; timeZone: string }[];
  bankId: string | null;
  /** The latest request for it there. */
  asked: RoleRequest | null;
  isHeld: boolean;
}

/** Facts for one role; null for a name that is none. `A or B` is read as A, as refusals write it. */
export const prepareRoleRequest = defineQuery({
  name: "role-request.prepare",
  allow: signedIn(),
  input: z.object({ role: z.string().max(200), bankId: z.string().nullish() }),
  run: async (db, { role: given, bankId: wanted }, { actor, scope }): Promise<RoleQuestion | null> => {
    const [role = ""] = given.split(" or ");
    if (!isRole(role)) return null;
    const isSystem = levelOf(role) === "system";
    const select = { id: true, fullName: true, timeZone: true };
    const banks = isSystem ? [] : await db.bank.findMany({ select, orderBy: { id: "asc" } });
    const own = banks.filter(({ id }) => scope.includes(id));
    const known = banks.find(({ id }) => id === wanted) ?? (own.length === 1 ? own[0] : undefined);
    const bankId = known?.id ?? null;
    const asked = await readRoleRequests(
      db,
      sql`r.person_id = ${actor.personId} AND (${bankId}::text IS NULL OR r.bank_id = ${bankId})
        AND coalesce(r.batch_id, r.id) IN (SELECT coalesce(o.batch_id, o.id) FROM entitlement_request o
          WHERE o.person_id = ${actor.personId} AND o.role_name = ${role})`,
      5,
    );
    const isWhole = (name: Bundle) => bundles[name].some((one) => one === role);
    return {
      ...{ role, banks: known ? [known] : banks, bankId },
      bundles: isSystem ? [] : (Object.keys(bundles) as Bundle[]).filter(isWhole),
      asked: latestFor(asked, role) ?? null,
      isHeld: (bankId !== null || isSystem) && actor.held.has(heldKey(role, bankId)),
    };
  },
});
