// A mail that came back after it had left: marked by an administrator, seen in the list, put right by a new one.
import { expect, test } from "vitest";
import { prisma } from "@/lib/core/db";
import { perform } from "@/lib/core/use-case";
import { markBounced } from "@/lib/invitations/bounce";
import { createInvitation } from "@/lib/invitations/invitations";
import { mailLetter } from "@/lib/invitations/letter";
import { viewInvitation } from "@/lib/invitations/listing";
import { resendInvitation } from "@/lib/invitations/manage";
import { lookAtInvitation, openInvitation } from "@/lib/invitations/open";
import { setInvitationPost } from "@/lib/invitations/outbox";
import { makeActor, makeBank, refusalOf } from "@/lib/testing/world";

test("marked with what came back: the state says so, the link still counts, a new mail begins again", async () => {
  let secret = "";
  setInvitationPost(async (tx, letter) => {
    secret = letter.secrets.link;
    await mailLetter(tx, letter);
  });
  const bankId = await makeBank();
  const admin = await makeActor("Administrator", bankId);
  const { id } = await perform(createInvitation, admin, {
    ...{ bankId, firstName: "Hans-Jörg", lastName: "Weißenböck", email: "h.weissenboeck@example.at" },
    ...{ company: "Acme", country: "Austria", purpose: "CUSTOMER" },
  });
  const mark = (actor = admin, reason = "550 5.1.1 no such mailbox") =>
    perform(markBounced, actor, { bankId, id, reason });
  const view = async () => await perform(viewInvitation, admin, { id });
  expect((await refusalOf(mark())).code).toBe("conflict");
  await prisma().mail.updateMany({
    where: { invitationId: id },
    data: { state: "sent", sealed: null, sentAt: new Date() },
  });
  expect((await refusalOf(mark(admin, " "))).facts.fields?.reason).toMatch(/^Say what/);
  expect((await refusalOf(mark(await makeActor("Auditor", bankId)))).code).toBe("forbidden");
  expect((await refusalOf(mark(await makeActor("Administrator", await makeBank())))).code).toBe("not_found");
  await openInvitation(admin, secret);
  await mark();
  expect(await view()).toMatchObject({ state: "bounced", mailError: "Came back: 550 5.1.1 no such mailbox" });
  expect((await refusalOf(mark())).code).toBe("conflict");
  expect(await perform(lookAtInvitation, admin, { secret })).not.toBeNull();
  await perform(resendInvitation, admin, { bankId, id });
  expect((await view())?.state).toBe("kept");
  const events = await prisma().auditEvent.findMany({
    where: { subjectId: id, action: "invitation.mark-bounced", outcome: "done" },
  });
  expect(events.map(({ after }) => after)).toEqual([{ reason: "550 5.1.1 no such mailbox" }]);
});
