// Signs somebody in without the form: a session row, and the cookie that names it. One story signs in by hand.
import { randomUUID } from "node:crypto";
import type { BrowserContext } from "@playwright/test";
import { encode } from "next-auth/jwt";
import { query } from "./database";

const emails = {
  officer: "officer@gh.example",
  manager: "rm@gh.example",
  administrator: "admin@gh.example",
  auditor: "auditor@gh.example",
  newcomer: "newcomer@gh.example",
  berliner: "officer@de.example",
  root: "root@dossier.example",
} as const;

export type Who = keyof typeof emails;
export const everybody = Object.keys(emails) as Who[];
export const emailOf = (who: Who) => emails[who];

/** A session of the person, started `minutesAgo` and last used then. Returns its id and the cookie's value. */
export async function openSession(who: Who, minutesAgo = 0) {
  const [person] = await query<{ id: string }>("SELECT id FROM person WHERE email = $1", [emails[who]]);
  if (!person) throw new Error(`The demo world has no ${emails[who]}.`);
  return await openSessionOf(person.id, minutesAgo);
}

/** The same for anybody, by id; `run` asks the database of another house. */
export async function openSessionOf(personId: string, minutesAgo = 0, run: typeof query = query) {
  const id = randomUUID();
  const at = new Date(Date.now() - minutesAgo * 60_000);
  await run(
    `INSERT INTO session (id, person_id, session_version, created_at, last_seen_at)
     SELECT $1, id, session_version, $3, $3 FROM person WHERE id = $2`,
    [id, personId, at],
  );
  const secret = process.env.NEXTAUTH_SECRET ?? "";
  return { id, personId, value: await encode({ token: { sub: personId, sid: id }, secret, maxAge: 43_200 }) };
}

export const sessionCookie = "dossier-session";

/** Puts a session into the browser. */
export async function signInAs(context: BrowserContext, who: Who, baseURL: string) {
  const session = await openSession(who);
  await context.addCookies([
    { name: sessionCookie, value: session.value, url: baseURL, httpOnly: true, sameSite: "Lax" },
  ]);
  return session;
}
