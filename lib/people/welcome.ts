// The first administrator: opens a link made on the command line, says a name and a password, and may grant roles.
import { z } from "zod";
import { lookAtLink, takeLink } from "@/lib/auth/links";
import { passwordProblem } from "@/lib/auth/password-rules";
import { hashPassword } from "@/lib/auth/passwords";
import { type Opened, startSession } from "@/lib/auth/sessions";
import type { Actor } from "@/lib/core/actor";
import { AppError, invalid } from "@/lib/core/errors";
import { uuidv7 } from "@/lib/core/ids";
import { anyone } from "@/lib/core/permissions";
import type { Role } from "@/lib/core/roles";
import { defineCommand, perform } from "@/lib/core/use-case";
import { ownName } from "@/lib/people/own-schema";

/** What the first administrator gets, at system level: banks, people and roles, the mail texts, and no customer. */
export const firstRoles = [
  "CanCreateBank",
  "CanCreateEntitlementAtAnyBank",
  "CanGetEntitlementsForAnyUserAtAnyBank",
  "CanDeleteEntitlementAtAnyBank",
  "CanGetEntitlementRequestsAtAnyBank",
  "CanDeleteEntitlementRequestsAtAnyBank",
  "CanGetWebUiProps",
  "CanCreateWebUiProps",
  "CanDeleteWebUiProps",
  "CanImportCustomers",
] as const satisfies readonly Role[];

const dead = () => new AppError("not_found", "This link cannot be used (any more).", { subject: "link" });

const acceptLink = defineCommand({
  name: "person.welcome",
  allow: anyone(),
  input: z.object({ secret: z.string(), name: z.string(), passwordHash: z.string() }),
  run: async (tx, { secret, name, passwordHash }, { now: createdAt }) => {
    const email = await takeLink(tx, secret, createdAt);
    if (!email) throw dead();
    const id = uuidv7();
    const { count } = await tx.person.createMany({
      data: [{ id, email, name, passwordHash, createdAt }],
      skipDuplicates: true,
    });
    if (count === 0) throw dead();
    // Granted by nobody: the system. From now on only people grant, and never to themselves.
    const grants = firstRoles.map((roleName) => ({ id: uuidv7(), personId: id, roleName, createdAt }));
    await tx.entitlement.createMany({ data: grants });
    return { id, name, email };
  },
  record: ({ id, name, email }) => ({ subjectId: id, after: { name, email, roles: firstRoles } }),
});

/** Makes the person, signs in. Throws not_found for a link that does not count, invalid with a sentence per field. */
export async function acceptWelcome(
  actor: Actor,
  given: { secret: string; name: string; password: string },
): Promise<Opened> {
  const { secret, password } = given;
  const link = await perform(lookAtLink, actor, { secret });
  if (!link) throw dead();
  const name = ownName.safeParse(given.name);
  const problem = passwordProblem(password, { name: given.name, email: link.email });
  if (!name.success || problem)
    throw invalid({
      ...(name.success ? {} : { name: name.error.issues[0]?.message ?? "" }),
      ...(problem ? { password: problem } : {}),
    });
  const passwordHash = await hashPassword(password);
  const person = await perform(acceptLink, actor, { secret, name: name.data, passwordHash });
  const facts = { personId: person.id, sessionVersion: 1, keepBrowser: true };
  return await perform(startSession, { ...actor, personId: person.id, name: person.name }, facts);
}
