// A bank and people of a test's own, so that they can be demoted, disabled and counted without harm to other stories.
import { randomBytes, randomUUID } from "node:crypto";
import { query } from "./database";
import { emailOf, everybody, type Who } from "./session";

export interface Copy {
  id: string;
  email: string;
  who: Who;
}

export interface Bank {
  id: string;
}

/** Letters and digits that stand nowhere else. */
export const unique = (prefix: string) => `${prefix}${randomBytes(6).toString("hex")}`;

export async function makeBank(country = "GB", timeZone = "Europe/London"): Promise<Bank> {
  const id = unique("bank.");
  await query(
    "INSERT INTO bank (id, bank_code, full_name, country, time_zone, created_at) VALUES ($1, $1, $1, $2, $3, now())",
    [id, country, timeZone],
  );
  return { id };
}

/** Somebody like one of the demo world's people: same password, and the same roles, but at this bank. */
export async function copyPerson(who: Who, bank: Bank): Promise<Copy> {
  const id = randomUUID();
  const email = `${unique(`${who}-`)}@gh.example`;
  const from = emailOf(who);
  await query(
    `INSERT INTO person (id, email, name, password_hash, created_at)
     SELECT $1, $2, name, password_hash, now() FROM person WHERE email = $3`,
    [id, email, from],
  );
  await query(
    `INSERT INTO entitlement (id, person_id, bank_id, role_name, created_at)
     SELECT gen_random_uuid(), $1, held.bank_id, held.role_name, now()
     FROM (SELECT DISTINCT CASE WHEN e.bank_id IS NULL THEN NULL ELSE $2 END AS bank_id, e.role_name
       FROM entitlement e JOIN person p ON p.id = e.person_id WHERE p.email = $3 AND e.ended_at IS NULL) AS held`,
    [id, bank.id, from],
  );
  return { id, email, who };
}

/** Everybody of the demo world: the Berlin officer at `other`, all the rest at `own`. */
export async function copyEverybody(own: Bank, other: Bank): Promise<Copy[]> {
  const copies: Copy[] = [];
  for (const who of everybody) copies.push(await copyPerson(who, who === "berliner" ? other : own));
  return copies;
}
