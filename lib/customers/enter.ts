// Opening a form about a customer: asked before it is drawn, so that a missing role is named (and kept on record) at once.
import { z } from "zod";
import { atBank } from "@/lib/core/permissions";
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
