// Why somebody was just refused: the role that was missing, as it stands in the audit, and how to ask for it.
import { z } from "zod";
import { signedIn } from "@/lib/core/permissions";
import { defineQuery } from "@/lib/core/use-case";
import { prepareRoleRequest, type RoleQuestion } from "@/lib/people/ask";

export interface Refusal {
  role: string | null;
  bankId: string | null;
  question: RoleQuestion | null;
}

/** One's own latest refusal for a role within the last minute; nulls when there is none. */
export const lastRefusal = defineQuery({
  name: "refusal.view",
  allow: signedIn(),
  input: z.object({}),
  run: async (db, _, context): Promise<Refusal> => {
    const { actor, now } = context;
    const found = await db.auditEvent.findFirst({
      where: {
        personId: actor.personId,
        outcome: "refused",
        roleName: { not: null },
        at: { gt: new Date(now.getTime() - 60_000) },
      },
      orderBy: [{ at: "desc" }, { id: "desc" }],
      select: { roleName: true, bankId: true },
    });
    const { roleName: role = null, bankId = null } = found ?? {};
    const question = role ? await prepareRoleRequest.run(db, { role, bankId }, context) : null;
    return { role, bankId, question };
  },
});
