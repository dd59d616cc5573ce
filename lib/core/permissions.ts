// What a use-case's `allow` can say, and how it is decided. Pure: roles held against roles demanded.
import { type Actor, banksOf, banksWith, holdsAnySystemRole, holdsAt, holdsAtSystem } from "@/lib/core/actor";
import { AppError, forbidden, notFound } from "@/lib/core/errors";
import type { Role } from "@/lib/core/roles";

export type Allow =
  | { kind: "anyone" }
  | { kind: "byItself" }
  | { kind: "signedIn" }
  | { kind: "atBank"; roles: readonly Role[]; system: readonly Role[] }
  | { kind: "someBank"; roles: readonly Role[]; system: readonly Role[] }
  | { kind: "system"; roles: readonly Role[] };

/** Banks the actor may see through this use-case: all of them, or these. */
export type Scope = "all" | readonly string[];

/** No session needed: sign-in, invitations, health. */
export const anyone = (): Allow => ({ kind: "anyone" });
/** Only Dossier by itself: its clock and its programs. No door that a person comes through opens it. */
export const byItself = (): Allow => ({ kind: "byItself" });
/** Any person who is signed in: his own things. */
export const signedIn = (): Allow => ({ kind: "signedIn" });
/** One of the roles, held at the very bank named by the input's `bankId` (or a system role that covers all banks). */
export const atBank = (roles: Role | readonly Role[], system: readonly Role[] = []): Allow => ({
  kind: "atBank",
  roles: [roles].flat(),
  system,
});
/** One of the roles at whichever bank: rows are then limited to the banks where it is held. */
export const atSomeBank = (roles: Role | readonly Role[], system: readonly Role[] = []): Allow => ({
  kind: "someBank",
  roles: [roles].flat(),
  system,
});
/** One of the roles at system level. */
export const atSystem = (roles: Role | readonly Role[]): Allow => ({ kind: "system", roles: [roles].flat() });

export interface Verdict {
  scope: Scope;
  /** The role that opened the door, for the audit. */
  role: string | null;
}

/**
 * Decides, or throws. `hideBank` makes a bank where the actor holds nothing unknown rather than forbidden, which is
 * what pages and forms want; OBP answers 403 before it looks whether a bank exists.
 */
export function decide(allow: Allow, actor: Actor, bankId: unknown, hideBank: boolean): Verdict {
  if (allow.kind === "anyone") return { scope: "all", role: null };
  if (allow.kind === "byItself") {
    if (actor.via === "command" && !actor.personId) return { scope: "all", role: null };
    throw new AppError("forbidden", "Only Dossier itself does this.");
  }
  if (!actor.personId) throw new AppError("unauthenticated", "Please sign in first.");
  if (allow.kind === "signedIn") return { scope: banksOf(actor), role: null };
  const bank = typeof bankId === "string" ? bankId : "";
  const [first = ""] = allow.roles;
  const system = (allow.kind === "system" ? allow.roles : allow.system).find((role) =>
    holdsAtSystem(actor, role),
  );
  if (system) return { scope: allow.kind === "atBank" ? [bank] : "all", role: system };
  if (allow.kind === "system") throw forbidden(first);
  if (allow.kind === "someBank") {
    const scope = [...new Set(allow.roles.flatMap((role) => banksWith(actor, role)))];
    if (scope.length === 0) throw forbidden(allow.roles.join(" or "));
    return { scope, role: first };
  }
  // What belongs to no bank takes the role of the system, and says so.
  const [everywhere] = allow.system;
  if (bankId === null && everywhere) throw forbidden(everywhere);
  const held = allow.roles.find((role) => holdsAt(actor, role, bank));
  if (held) return { scope: [bank], role: held };
  if (hideBank && !banksOf(actor).includes(bank) && !holdsAnySystemRole(actor)) throw notFound("bank");
  throw forbidden(allow.roles.join(" or "), bank);
}

/** Whether the actor could run it, without throwing: for buttons that say why they are locked. */
export function mayRun(allow: Allow, actor: Actor, bankId?: string): boolean {
  try {
    decide(allow, actor, bankId, false);
    return true;
  } catch {
    return false;
  }
}
