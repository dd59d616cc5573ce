// A mail that left and came back: an administrator who has the notice says so. The mailbox of the sender is not read.
import { sql } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { atBank } from "@/lib/core/permissions";
import { defineCommand } from "@/lib/core/use-case";
import { findOpen } from "@/lib/invitations/manage";
import { bounce } from "@/lib/invitations/schema";

/** Marks the latest mail as refused. The link still counts, should the invitee have it all the same. */
export const markBounced = defineCommand({
  name: "invitation.mark-bounced",
  allow: atBank("CanCreateUserInvitation"),
  subject: findOpen,
  input: bounce,
  run: async (tx, { id, reason }) => {
    const words = `Came back: ${reason.trim()}`;
    const marked = await tx.query(sql`
      UPDATE mail SET state = 'bounced', last_error = ${words} WHERE state = 'sent' AND id =
        (SELECT id FROM mail WHERE invitation_id = ${id} ORDER BY created_at DESC, id DESC LIMIT 1)
      RETURNING id`);
    if (marked.length === 0)
      throw new AppError("conflict", "No mail of this invitation has left, or it was marked already.", {
        subject: "mail",
      });
    return { reason: reason.trim() };
  },
  record: (after, { bankId }, { subject: { id, email } }) => ({
    ...{ bankId, subjectId: id, after },
    before: { email },
  }),
});
