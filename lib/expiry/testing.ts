// Builds what tests of reminders and tasks need: people whose role the database knows, and documents that end.
import type { Actor } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { uuidv7 } from "@/lib/core/ids";
import { perform } from "@/lib/core/use-case";
import { addKycDocument } from "@/lib/kyc/documents";

/** The role as the database knows it: `makeActor` only tells the actor. */
export async function entitle(actor: Actor, bankId: string, ended?: Date): Promise<void> {
  await prisma().entitlement.create({
    data: {
      ...{ id: uuidv7(), personId: actor.personId ?? "", bankId, roleName: "CanAddKycDocument" },
      ...{ createdAt: new Date("2020-01-01T00:00:00Z"), endedAt: ended ?? null },
    },
  });
}

type Whose = { bankId: string; customerId: string };
interface Facts {
  id?: string;
  type?: string;
  number?: string;
  issuePlace?: string;
}

/** A document of the customer that ends on that day (`yyyy-mm-dd`). */
export const addDocument = (actor: Actor, whose: Whose, day: string, facts: Facts = {}) =>
  perform(addKycDocument, actor, {
    ...{
      ...whose,
      id: "passport",
      type: "passport",
      number: "L898902C3",
      issueDate: null,
      issuePlace: "Berlin",
    },
    ...{ expiryDate: new Date(`${day}T00:00:00Z`), ...facts },
  });
