// Who acts, from where and when: made once per request by a door, passed to every use-case.
import { uuidv7 } from "@/lib/core/ids";
import type { Role } from "@/lib/core/roles";

/** What somebody proved beside a password: an authenticator app's code, a passkey, or a recovery code in their place. */
export type Factor = "totp" | "passkey" | "recovery";

export interface Actor {
  /** Null for a stranger: not signed in. */
  personId: string | null;
  name: string;
  email: string | null;
  via: "session" | "direct-login" | "command" | "anonymous";
  /** The session or token id, so that "my sessions" can tell this one. */
  credentialId: string | null;
  consumer: { id: string; name: string } | null;
  /** Each as `role@bank`; `role@` is held at system level. */
  held: ReadonlySet<string>;
  /** Where roles rest until a second factor is used: ids of banks that demand one; "" is the system level. */
  restingAt: readonly string[];
  /** How a session's person proved who she is: when last, and by which second factor. Null without a session. */
  proof: { at: Date; factor: Factor | null } | null;
  /** Whether a change of hers was kept so lately that a replica may not have it; only asked where there is a replica. */
  wroteLately: boolean;
  /** The moment of the request: every row written in it carries the same time. */
  now: Date;
  correlationId: string;
  address: string | null;
  agent: string | null;
}

/** Somebody who is not signed in. */
export function stranger(facts: Partial<Actor> = {}): Actor {
  return {
    personId: null,
    name: "not signed in",
    email: null,
    via: "anonymous",
    credentialId: null,
    consumer: null,
    held: new Set(),
    restingAt: [],
    proof: null,
    wroteLately: false,
    now: new Date(),
    correlationId: uuidv7(),
    address: null,
    agent: null,
    ...facts,
  };
}

/** Dossier, which does by itself what nobody asks for: at its own time, or when a program on the server is run. */
export const dossierItself = (now = new Date()): Actor => stranger({ via: "command", name: "Dossier", now });

/** The key of an entitlement in `Actor.held`; no bank means system level. */
export const heldKey = (role: string, bankId?: string | null) => `${role}@${bankId ?? ""}`;

/** Whether the actor holds the role at this very bank. There is no wildcard and no hierarchy, as in OBP. */
export const holdsAt = (actor: Actor, role: Role, bankId: string) =>
  bankId !== "" && actor.held.has(heldKey(role, bankId));

export const holdsAtSystem = (actor: Actor, role: Role) => actor.held.has(heldKey(role));

/** The banks where the actor holds the role. */
export function banksWith(actor: Actor, role: Role): string[] {
  const prefix = `${role}@`;
  return [...actor.held]
    .filter((key) => key.startsWith(prefix) && key.length > prefix.length)
    .map((key) => key.slice(prefix.length))
    .sort();
}

/** The banks where the actor holds any role at all: the ones he may know about. */
export function banksOf(actor: Actor): string[] {
  return [...new Set([...actor.held].map((key) => key.slice(key.indexOf("@") + 1)).filter(Boolean))].sort();
}

export const holdsAnySystemRole = (actor: Actor) => [...actor.held].some((key) => key.endsWith("@"));
