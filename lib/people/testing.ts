// Arranges people for the tests of this folder: with roles in the database and a session, so that each acts as he really could.

import { findActor } from "@/lib/auth/find-actor";
import { startSession } from "@/lib/auth/sessions";
import { type Actor, stranger } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { uuidv7 } from "@/lib/core/ids";
import { type Bundle, bundles } from "@/lib/core/roles";
import { perform } from "@/lib/core/use-case";
import { grant } from "@/lib/testing/obp-client";

export interface Someone {
  id: string;
  email: string;
  session: string;
  /** What he may do at his next request. */
  actor: (now?: Date) => Promise<Actor>;
}

/** Somebody signed in; each role as `CanGetCustomer@bank` or `Administrator@bank`. */
export async function makeSomeone(held: readonly string[] = [], name = "Aiko Mori"): Promise<Someone> {
  const id = uuidv7();
  const email = `${id}@gh.example`;
  await prisma().person.create({ data: { id, email, name, createdAt: new Date() } });
  await grant(id, held.flatMap(single));
  const session = await perform(startSession, stranger(), {
    personId: id,
    sessionVersion: 1,
    keepBrowser: false,
  });
  return { id, email, session: session.id, actor: (now = new Date()) => findActor(session.id, { now }) };
}

function single(key: string): string[] {
  const [name = "", bankId = ""] = key.split("@");
  return name in bundles ? bundles[name as Bundle].map((role) => `${role}@${bankId}`) : [key];
}

export const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
export const dayIn = (days: number) => inDays(days).toISOString().slice(0, 10);
