// What people of the demo world asked for: two requests that wait, one declined, one granted until a day.
import { hashPassword } from "@/lib/auth/passwords";
import { type Actor, heldKey, stranger } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { bundles } from "@/lib/core/roles";
import { perform } from "@/lib/core/use-case";
import { addRoleRequest } from "@/lib/people/role-requests";
import { suggestedDay } from "@/lib/people/suggested-day";
import { adminAt } from "./invitations";
import { type DemoPerson, london, people, rolesOf } from "./people";
import { idOf } from "./story";

const HOUR_MS = 3_600_000;

/** Came later than the others, and may look into the audit for a while. */
const masato: DemoPerson = {
  id: "0190a000-0000-7000-8000-000000000008",
  ...{ email: "m.ito@gh.example", name: "Masato Ito", bankId: london, bundle: "KYC officer" },
};

const whoAsks = (who: DemoPerson, now: Date): Actor =>
  stranger({
    ...{ personId: who.id, name: who.name, email: who.email, via: "session" as const, now },
    held: new Set(rolesOf(who).map((role) => heldKey(role, london))),
  });

async function addMasato(password: string, since: Date): Promise<void> {
  const { id, email, name } = masato;
  const passwordHash = await hashPassword(password);
  await prisma().person.create({ data: { id, email, name, passwordHash, createdAt: since } });
  await prisma().entitlement.createMany({
    data: bundles["KYC officer"].map((roleName) => ({
      ...{ id: idOf("entitlement", id, roleName, london), personId: id, roleName, bankId: london },
      ...{ createdAt: since, createdBy: adminAt(since).personId },
    })),
  });
}

/** Answers as an administrator did then: no mail is made of it, and it was read long ago. */
async function answer(
  id: string,
  data: { decision: string; answer?: string; grantedUntil?: Date },
  at: Date,
) {
  await prisma().entitlementRequest.updateMany({
    where: { batchId: id },
    data: { ...data, endedAt: at, endedBy: adminAt(at).personId, readAt: at },
  });
}

export async function tellRequests(password: string, now: Date): Promise<void> {
  const at = (hoursAgo: number) => new Date(now.getTime() - hoursAgo * HOUR_MS);
  const ask = async (who: DemoPerson, role: string, reason: string, hoursAgo: number) =>
    (await perform(addRoleRequest, whoAsks(who, at(hoursAgo)), { bankId: london, role, reason })).id;
  const [manager, newcomer] = ["rm@gh.example", "newcomer@gh.example"].map((email) =>
    people.find((one) => one.email === email),
  );
  if (!manager || !newcomer) throw new Error("Somebody of the demo world is missing.");
  await addMasato(password, at(60 * 24));
  const audit = await ask(masato, "CanReadAudit", "I prepare the supervisor’s visit in January.", 50);
  const grantedUntil = new Date(`${suggestedDay(now, "Europe/London")}T23:59:59.999Z`);
  await answer(audit, { decision: "granted", grantedUntil }, at(47));
  await prisma().entitlement.create({
    data: {
      ...{ id: idOf("entitlement", masato.id, "CanReadAudit", london), personId: masato.id },
      ...{ roleName: "CanReadAudit", bankId: london, createdAt: at(47), createdBy: adminAt(now).personId },
      expiresAt: grantedUntil,
    },
  });
  const tax = await ask(
    manager,
    "CanGetTaxResidence",
    "My clients ask me whether we have their numbers.",
    120,
  );
  await answer(tax, { decision: "declined", answer: "An officer looks it up for you." }, at(99));
  await ask(
    manager,
    "CanAddKycDocument",
    "My client is abroad until January and mails me her new passport.",
    2,
  );
  await ask(newcomer, "KYC officer", "Started on Monday in the Derby team.", 22);
}
