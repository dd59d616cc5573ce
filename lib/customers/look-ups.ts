// A look-up that is done becomes an address of its own: settled once, opened only by its author.
import { z } from "zod";
import { sql } from "@/lib/core/db";
import { notFound } from "@/lib/core/errors";
import { atSomeBank } from "@/lib/core/permissions";
import { defineCommand, defineQuery } from "@/lib/core/use-case";
import { searchName } from "@/lib/customers/search-schema";
import type { Reading } from "@/lib/customers/search-types";

const allow = atSomeBank("CanGetCustomer");

/** The search stops being typed: its text is final from now on. Twice is once. */
export const settleSearch = defineCommand({
  name: "customer-search.settle",
  allow,
  input: searchName,
  run: async (tx, { searchId }, { actor, now }) => {
    const [settled] = await tx.query<{ id: string }>(sql`
      UPDATE customer_search SET settled_at = coalesce(settled_at, ${now})
      WHERE id = ${searchId} AND person_id = ${actor.personId} RETURNING id`);
    if (!settled) throw notFound("search");
    return { searchId };
  },
  // The look-up itself is the record.
  record: () => null,
});

/** Whether the person may look anybody up: what the empty search page asks before it is drawn. */
export const enterCustomers = defineQuery({
  name: "customer-search.enter",
  allow,
  input: z.object({}),
  run: async () => ({}),
});

export interface LookUp {
  searchId: string;
  text: string;
  asIf: Reading | null;
  /** The bank it was limited to. */
  bankIds: string[];
  isSettled: boolean;
}

/** What was asked under this id, for its author alone: an address with an id in it tells nobody else. */
export const openSearch = defineQuery({
  name: "customer-search.open",
  allow,
  input: searchName,
  run: async (db, { searchId }, { actor }): Promise<LookUp> => {
    const [found] = await db.query<LookUp>(sql`
      SELECT id AS "searchId", text, read_as AS "asIf", bank_ids AS "bankIds", settled_at IS NOT NULL AS "isSettled"
      FROM customer_search WHERE id = ${searchId} AND person_id = ${actor.personId}`);
    if (!found) throw notFound("search");
    return found;
  },
});
