// Arranges a small world for use-case tests: a bank, people with a bundle of roles, a customer.
import { type Actor, heldKey, stranger } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { uuidv7 } from "@/lib/core/ids";
import { type Bundle, bundles, type Role } from "@/lib/core/roles";

/** A bank of its own for each call, in Germany unless told. Returns its id. */
export async function makeBank(facts: { country?: string; timeZone?: string } = {}): Promise<string> {
  const id = `bank.${uuidv7()}`;
  await prisma().bank.create({
    data: {
      id,
      bankCode: "TEST",
      fullName: "Test Bank",
      country: "DE",
      timeZone: "Europe/Berlin",
      createdAt: new Date(),
      ...facts,
    },
  });
  return id;
}

/** Somebody signed in, with these roles at the bank (or a bundle of them). */
export async function makeActor(
  roles: Bundle | readonly Role[],
  bankId: string,
  facts: Partial<Actor> = {},
): Promise<Actor> {
  const personId = facts.personId ?? uuidv7();
  const name = facts.name ?? "Aiko Mori";
  await prisma().person.create({
    data: { id: personId, email: `${personId}@gh.example`, name, createdAt: new Date() },
  });
  const names: readonly string[] = typeof roles === "string" ? bundles[roles] : roles;
  const held = new Set(names.map((role) => heldKey(role, bankId)));
  const proof = { at: facts.now ?? new Date(), factor: null };
  return stranger({ personId, name, via: "session", held, proof, ...facts });
}

/** The same person at another moment, or with other facts. */
export const later = (actor: Actor, seconds: number): Actor => ({
  ...actor,
  now: new Date(actor.now.getTime() + seconds * 1000),
});

/** The same person, through a program. */
export async function through(actor: Actor, name = "Onboarding app"): Promise<Actor> {
  const id = uuidv7();
  await prisma().consumer.create({ data: { id, name, consumerKey: id, createdAt: new Date() } });
  return { ...actor, via: "direct-login", consumer: { id, name } };
}

/** A customer of the bank, recorded by that person. */
export async function makeCustomer(
  actor: Actor,
  bankId: string,
  facts: { customerNumber?: string; legalName?: string; createdAt?: Date } = {},
): Promise<{ bankId: string; customerId: string }> {
  const { createdAt = actor.now, ...fields } = facts;
  const customerId = uuidv7();
  await prisma().customer.create({ data: { id: customerId, bankId, createdAt } });
  await prisma().customerVersion.create({
    data: {
      bankId,
      customerId,
      version: 1,
      customerNumber: uuidv7(),
      legalName: "Eveline Tripman",
      mobilePhoneNumber: "+49 171 1234567",
      ...fields,
      recordedAt: createdAt,
      recordedBy: actor.personId ?? "",
    },
  });
  return { bankId, customerId };
}

/** What stands in the audit about a customer, oldest first. */
export const eventsOf = (customerId: string) =>
  prisma().auditEvent.findMany({ where: { customerId }, orderBy: { id: "asc" } });

/** The refusal a promise ends with; fails when it ends well or with a bug. */
export async function refusalOf(work: Promise<unknown>): Promise<AppError> {
  const outcome = await work.then(
    () => new Error("It was not refused."),
    (error: unknown) => error,
  );
  if (outcome instanceof AppError) return outcome;
  throw outcome;
}
