// What became of one's requests for roles: a notice on each page until it is read.
import { z } from "zod";
import { sql } from "@/lib/core/db";
import { signedIn } from "@/lib/core/permissions";
import { defineCommand, defineQuery } from "@/lib/core/use-case";
import { readRoleRequests } from "@/lib/people/role-requests";
import { idText } from "@/lib/text/schema";

/** One's own answered requests that one has not read yet, newest first. */
export const listUnreadAnswers = defineQuery({
  name: "own-role-request.unread",
  allow: signedIn(),
  input: z.object({}),
  run: async (db, _, { actor }) =>
    await readRoleRequests(
      db,
      sql`r.person_id = ${actor.personId} AND r.ended_at IS NOT NULL AND r.read_at IS NULL`,
      3,
    ),
});

/** The notice goes away. */
export const readAnswer = defineCommand({
  name: "own-role-request.read",
  allow: signedIn(),
  input: z.object({ id: idText }),
  run: async (tx, { id }, { actor, now }) =>
    await tx.entitlementRequest.updateMany({
      where: { OR: [{ batchId: id }, { id }], personId: actor.personId ?? "", endedAt: { not: null } },
      data: { readAt: now },
    }),
  record: () => null,
});
