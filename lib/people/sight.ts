// Which people an administrator or auditor sees: whoever holds, held or asked for a role at his banks.
import type { Actor } from "@/lib/core/actor";
import { type Sql, sql } from "@/lib/core/db";
import { atSomeBank, type Scope } from "@/lib/core/permissions";

/** Administrators and auditors of a bank see its people; the system administrator sees everybody. */
export const maySeePeople = atSomeBank(
  ["CanManagePeople", "CanGetEntitlementsForOneBank"],
  ["CanGetEntitlementsForAnyUserAtAnyBank"],
);

const banksIn = (scope: Scope): string[] => (scope === "all" ? [] : [...scope]);

/** The one where-filter of people, for `person p`. */
export const whereSeen = (scope: Scope): Sql =>
  scope === "all"
    ? sql`true`
    : sql`(EXISTS (SELECT FROM entitlement h WHERE h.person_id = p.id AND h.bank_id = ANY(${banksIn(scope)}::text[]))
        OR EXISTS (SELECT FROM entitlement_request h
          WHERE h.person_id = p.id AND h.bank_id = ANY(${banksIn(scope)}::text[])))`;

/** A role's or request's bank within sight; system level is for the system administrator alone. */
export const whereBankSeen = (scope: Scope, bankId: Sql): Sql =>
  scope === "all" ? sql`true` : sql`${bankId} = ANY(${banksIn(scope)}::text[])`;

/** Whether it is the actor's own account. */
export const isSelf = (actor: Actor, personId: string): boolean => actor.personId === personId;
