// Who imports from the command line: a person with the role, by his address, or the only one there is.
import { z } from "zod";
import { type Actor, heldKey, stranger } from "@/lib/core/actor";
import { sql } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { isHeld } from "@/lib/core/held";
import { anyone } from "@/lib/core/permissions";
import { defineQuery, perform } from "@/lib/core/use-case";

export interface Operator {
  personId: string;
  name: string;
  email: string;
}

/** Whoever reaches the database's address could do anything: a role is asked for so that a name stands on record. */
const findOperators = defineQuery({
  name: "import.operators",
  allow: anyone(),
  input: z.object({ email: z.string().nullable(), personId: z.string().nullable() }),
  run: (db, { email, personId }, { now }) =>
    db.query<Operator>(sql`
      SELECT p.id AS "personId", p.name, p.email FROM person p
      WHERE p.is_active AND NOT p.is_locked AND (${email}::text IS NULL OR lower(p.email) = lower(${email}))
        AND (${personId}::text IS NULL OR p.id = ${personId})
        AND EXISTS (SELECT FROM entitlement e WHERE e.person_id = p.id AND e.bank_id IS NULL
          AND e.role_name = 'CanImportCustomers' AND ${isHeld(now)})
      LIMIT 2`),
});

const nobody = () => stranger({ via: "command", name: "command line" });

/** Somebody who was found to hold the role. */
export const operatorOf = ({ personId, name, email }: Operator): Actor => ({
  ...nobody(),
  ...{ personId, name, email },
  held: new Set([heldKey("CanImportCustomers")]),
});

/** Throws, in a sentence that says what to type. */
export async function findOperator(email: string | null): Promise<{ operator: Operator; actor: Actor }> {
  const [operator, other] = await perform(findOperators, nobody(), { email, personId: null });
  if (!operator) {
    const who = email ? `${email} does not hold` : "Nobody holds";
    throw new AppError("forbidden", `${who} the system role CanImportCustomers.`);
  }
  if (other) throw new AppError("invalid", "Several people may import: say who does, with --by EMAIL.");
  return { operator, actor: operatorOf(operator) };
}

/** Whoever asked for it on the page. */
export async function findAsker(personId: string): Promise<Actor> {
  const [one] = await perform(findOperators, nobody(), { email: null, personId });
  if (!one) throw new AppError("forbidden", "This person may not import any more.");
  return { ...operatorOf(one), via: "session" };
}
