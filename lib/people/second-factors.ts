// Second factors as administrators rule them: demanded at a bank, reset for somebody, not asked of a program's account.
import { z } from "zod";
import { removeAllFactors } from "@/lib/auth/factor-changes";
import { hasFactor } from "@/lib/auth/second-factor";
import { demandFreshProof } from "@/lib/auth/step-up";
import { sql } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { atBank, atSomeBank } from "@/lib/core/permissions";
import { defineCommand, defineQuery } from "@/lib/core/use-case";
import { keepAdministrators } from "@/lib/people/administrators";
import { demandAuthority } from "@/lib/people/authority";
import { endEverything, tellBanks } from "@/lib/people/person-state";

/** The banks where the reader manages people, and whether each demands a second factor. */
export const listFactorDemands = defineQuery({
  name: "bank.factor-demands",
  allow: atSomeBank("CanManagePeople"),
  input: z.object({}),
  run: async (db, _, { scope }) =>
    await db.bank.findMany({
      where: scope === "all" ? {} : { id: { in: [...scope] } },
      orderBy: { id: "asc" },
      select: { id: true, fullName: true, requiresSecondFactor: true },
    }),
});

/**
 * Demands a second factor of everybody with a role at this bank, or no longer. Whoever demands it has one himself: he
 * would lock himself out with the next click.
 */
export const demandFactorAtBank = defineCommand({
  name: "bank.demand-factor",
  allow: atBank("CanManagePeople"),
  input: z.object({ bankId: z.string(), isRequired: z.boolean() }),
  run: async (tx, { bankId, isRequired }, { actor }) => {
    demandFreshProof(actor);
    const [own] = await tx.query<{ has: boolean }>(
      sql`SELECT ${hasFactor} AS has FROM person p WHERE p.id = ${actor.personId}`,
    );
    if (isRequired && !own?.has)
      throw new AppError("conflict", "Set up your own second factor first, on “Your account”.", {
        subject: "second-factor",
      });
    const where = { id: bankId, requiresSecondFactor: !isRequired };
    const { count } = await tx.bank.updateMany({ where, data: { requiresSecondFactor: isRequired } });
    return count > 0;
  },
  record: (isChanged, { bankId, isRequired }) =>
    isChanged
      ? {
          bankId,
          subjectId: bankId,
          before: { requiresSecondFactor: !isRequired },
          after: { requiresSecondFactor: isRequired },
        }
      : null,
});

const allow = atSomeBank("CanManagePeople", ["CanCreateEntitlementAtAnyBank"]);
const input = z.object({ personId: z.string().max(64) });

/** For a lost phone with no recovery code left: every factor goes, every session and token ends. Never one's own. */
export const resetFactors = defineCommand({
  name: "person.reset-factors",
  allow,
  input,
  run: async (tx, { personId }, context) => {
    const person = await demandAuthority(tx, personId, context);
    demandFreshProof(context.actor);
    const count = await removeAllFactors(tx, personId, context.now);
    if (count === 0)
      throw new AppError("conflict", "This person has no second factor.", { subject: "person" });
    await endEverything(tx, personId, context.now, true);
    const detail = `${count} removed; all sessions and API tokens ended`;
    const event = { action: "person.reset-factors", subjectId: personId, detail };
    return await tellBanks(tx, context.actor, event, person.banks);
  },
  record: (entry) => entry,
});

/** A program's account signs in to no page and is asked for no second factor; a person's is the other way round. */
export const markProgram = defineCommand({
  name: "person.mark-program",
  allow,
  input: input.extend({ isProgram: z.boolean() }),
  run: async (tx, { personId, isProgram }, context) => {
    const person = await demandAuthority(tx, personId, context);
    demandFreshProof(context.actor);
    if (isProgram) await keepAdministrators(tx, personId, null, context.now);
    const where = { id: personId, isProgram: !isProgram };
    const { count } = await tx.person.updateMany({ where, data: { isProgram } });
    if (count === 0) throw new AppError("conflict", "This is so already.", { subject: "person" });
    if (isProgram) await removeAllFactors(tx, personId, context.now);
    // Its tokens go on when a person's account becomes a program's: that is what it is marked for.
    await endEverything(tx, personId, context.now, !isProgram);
    const entry = { before: { personId, isProgram: !isProgram }, after: { personId, isProgram } };
    const event = { action: "person.mark-program", subjectId: personId, ...entry };
    return await tellBanks(tx, context.actor, event, person.banks);
  },
  record: (entry) => entry,
});
