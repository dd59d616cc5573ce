// What is asked of a role before it is granted or requested: that it exists, fits its level, and its bank and person exist.
import type { Tx } from "@/lib/core/db";
import { AppError, notFound } from "@/lib/core/errors";
import { bankRoles, eitherRoles, isRole, type Role, systemRoles } from "@/lib/core/roles";
import { idText } from "@/lib/text/schema";

/** Every role there is. */
export const allRoles: readonly Role[] = [...bankRoles, ...systemRoles, ...eitherRoles];

export const levelOf = (role: Role): "bank" | "system" | "either" => {
  if (eitherRoles.some((name) => name === role)) return "either";
  return systemRoles.some((name) => name === role) ? "system" : "bank";
};

const wrong = (subject: string, message: string) => new AppError("invalid", message, { subject });

/** Refuses names that are no role, and levels that do not fit: subjects "role", "bank-role", "system-role". */
export function readRole({ roleName, bankId }: { roleName: string; bankId: string | null }): Role {
  if (!isRole(roleName)) throw wrong("role", `There is no role ${roleName}.`);
  const level = levelOf(roleName);
  if (level === "bank" && bankId === null)
    throw wrong("bank-role", "This role is held at one bank. Name the bank.");
  if (level === "system" && bankId !== null) throw wrong("system-role", "This role is held at system level.");
  return roleName;
}

/** Throws not_found "bank-of-role" for a bank that does not exist. */
export async function demandBank(tx: Tx, bankId: string | null): Promise<void> {
  if (bankId === null) return;
  const isId = idText.safeParse(bankId).success;
  if (!isId || !(await tx.bank.findUnique({ where: { id: bankId }, select: { id: true } })))
    throw new AppError("not_found", "There is no such bank.", { subject: "bank-of-role" });
}

/** The person, or not_found. */
export async function demandPerson(tx: Tx, personId: string) {
  const isId = idText.safeParse(personId).success;
  const person = isId ? await tx.person.findUnique({ where: { id: personId } }) : null;
  if (!person) throw notFound("person");
  return person;
}
