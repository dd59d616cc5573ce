// The brake on guessing as administrators see it, and how they take it off.
import { hashCounted } from "@/lib/auth/hashes";
import { signInName } from "@/lib/auth/sign-in-name";
import { type Reader, sql, type Tx } from "@/lib/core/db";

const keyOf = (email: string) => hashCounted("name", signInName(email));

/** Until when signing in with each of these e-mails is stopped; only those that are. */
export async function refusedUntil(
  db: { query: Reader["query"] },
  emails: readonly string[],
  now: Date,
): Promise<Map<string, Date>> {
  const keys = new Map(emails.map((email) => [keyOf(email), email]));
  const rows = await db.query<{ nameHash: string; until: Date }>(sql`
    SELECT name_hash AS "nameHash", refused_until AS until FROM sign_in_guard
    WHERE name_hash = ANY(${[...keys.keys()]}::text[]) AND refused_until > ${now}`);
  return new Map(rows.map(({ nameHash, until }) => [keys.get(nameHash) ?? "", until]));
}

/** Forgets every wrong try: by name, from browsers known as this person's, and of the current password. */
export async function forgetTries(tx: Tx, person: { id: string; email: string }): Promise<void> {
  const browsers = await tx.knownBrowser.findMany({
    where: { personId: person.id },
    select: { secretHash: true },
  });
  const keys = [
    keyOf(person.email),
    hashCounted("own-password", person.id),
    hashCounted("factor", person.id),
    ...browsers.flatMap(({ secretHash }) => [
      hashCounted("browser", secretHash),
      hashCounted("factor-browser", secretHash),
    ]),
  ];
  await tx.signInGuard.deleteMany({ where: { nameHash: { in: keys } } });
}
