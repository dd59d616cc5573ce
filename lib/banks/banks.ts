// Banks: what the rest of the house needs to know of one, and the use-cases to list, read and make them.
import { z } from "zod";
import { type Bank, type BankRouting, newBank } from "@/lib/banks/schema";
import { type Reader, sql } from "@/lib/core/db";
import { AppError, notFound } from "@/lib/core/errors";
import { uuidv7 } from "@/lib/core/ids";
import { anyone, atSystem, type Scope } from "@/lib/core/permissions";
import { defineCommand, defineQuery } from "@/lib/core/use-case";
import { isoDay } from "@/lib/format";
import { idText } from "@/lib/text/schema";

export interface BankFacts {
  id: string;
  fullName: string;
  country: string;
  timeZone: string;
}

// Nothing changes a bank once it is made, so what was read stays true for the life of the process.
const known = new Map<string, BankFacts>();

/** Name, country and time zone of a bank: one round trip in the life of a process. Throws not_found. */
export async function bankFacts(db: { query: Reader["query"] }, id: string): Promise<BankFacts> {
  const kept = known.get(id);
  if (kept) return kept;
  const [facts] = await db.query<BankFacts>(
    sql`SELECT id, full_name AS "fullName", country, time_zone AS "timeZone" FROM bank WHERE id = ${id}`,
  );
  if (!facts) throw notFound("bank");
  known.set(id, facts);
  return facts;
}

/** Whether there is such a bank; nothing is refused and nothing recorded. */
export const findBank = defineQuery({
  name: "bank.find",
  allow: anyone(),
  input: z.object({ bankId: z.string() }),
  run: async (db, { bankId }): Promise<BankFacts | null> => {
    if (!idText.safeParse(bankId).success) return null;
    return await bankFacts(db, bankId).catch((error: unknown) => {
      if (error instanceof AppError) return null;
      throw error;
    });
  },
});

/** The calendar day at the bank, `yyyy-MM-dd`. */
export const todayAt = (bank: { timeZone: string }, now: Date): string => isoDay(now, bank.timeZone);

const columns = sql`id, bank_code AS "bankCode", full_name AS "fullName", logo, website,
  routings AS "bankRoutings", country, time_zone AS "timeZone"`;

const readBanks = async (db: Reader, scope: Scope): Promise<Bank[]> =>
  await db.query<Bank>(sql`SELECT ${columns} FROM bank
    WHERE ${scope === "all"} OR id = ANY(${scope === "all" ? [] : [...scope]}::text[]) ORDER BY id`);

/** Every bank of the installation: as in OBP, no secret. */
export const listBanks = defineQuery({
  name: "bank.list",
  allow: anyone(),
  input: z.object({}),
  run: async (db) => await readBanks(db, "all"),
});

export const getBank = defineQuery({
  name: "bank.view",
  allow: anyone(),
  input: z.object({ bankId: z.string() }),
  run: async (db, { bankId }): Promise<Bank> => {
    const [bank] = idText.safeParse(bankId).success ? await readBanks(db, [bankId]) : [];
    if (!bank) throw notFound("bank");
    return bank;
  },
});

/** Its maker may then grant roles there, as in OBP; the grant is the system's, since nobody grants himself one. */
export const createBank = defineCommand({
  name: "bank.create",
  allow: atSystem("CanCreateBank"),
  input: newBank,
  run: async (tx, { bankRoutings, ...given }, { actor, now }): Promise<Bank> => {
    const bank = { ...given, id: given.id ?? uuidv7(), fullName: given.fullName ?? given.bankCode };
    const routings = bankRoutings as BankRouting[];
    const { count } = await tx.bank.createMany({
      data: [{ ...bank, routings: bankRoutings, createdAt: now }],
      skipDuplicates: true,
    });
    if (count === 0)
      throw new AppError("conflict", "There is a bank with this id already.", { subject: "bank" });
    await tx.entitlement.create({
      data: {
        id: uuidv7(),
        personId: actor.personId ?? "",
        bankId: bank.id,
        roleName: "CanCreateEntitlementAtOneBank",
        createdAt: now,
      },
    });
    return { ...bank, bankRoutings: routings };
  },
  record: (bank) => ({ bankId: bank.id, subjectId: bank.id, after: bank }),
});
