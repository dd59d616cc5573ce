// Opening a form about a customer: asked before it is drawn, so that a missing role is named (and kept on record) at once.
import { z } from "zod";
import { sql } from "@/lib/core/db";
import { atBank, atSomeBank } from "@/lib/core/permissions";
import type { Role } from "@/lib/core/roles";
import { defineQuery } from "@/lib/core/use-case";

/** Whether the actor holds one of the roles at the bank; the form's own command asks again. */
export const enterForm = (roles: Role | readonly Role[]) =>
  defineQuery({
    name: "form.open",
    allow: atBank(roles),
    input: z.object({ bankId: z.string() }),
    run: async () => ({}),
  });

/** Opening the form of a new customer: the banks where the actor may make one. */
export const enterNewCustomer = defineQuery({
  name: "form.open",
  allow: atSomeBank("CanCreateCustomer", ["CanCreateCustomerAtAnyBank"]),
  input: z.object({}),
  run: async (db, _, { scope }) =>
    await db.query<{ id: string; fullName: string }>(sql`SELECT id, full_name AS "fullName" FROM bank
      WHERE ${scope === "all"} OR id = ANY(${scope === "all" ? [] : [...scope]}::text[]) ORDER BY id`),
});
