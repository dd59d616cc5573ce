// Why somebody was just refused: the role that was missing, as it stands in the audit.
import { z } from "zod";
import { signedIn } from "@/lib/core/permissions";
import { defineQuery } from "@/lib/core/use-case";

export interface Refusal {
  role: string | null;
  bankId: string | null;
}

/** One's own latest refusal for a role within the last minute; nulls when there is none. */
export const lastRefusal = defineQuery({
  name: "refusal.view",
  allow: signedIn(),
  input: z.object({}),
  run: async (db, _, { actor, now }): Promise<Refusal> => {
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
    return { role: found?.roleName ?? null, bankId: found?.bankId ?? null };
  },
});
