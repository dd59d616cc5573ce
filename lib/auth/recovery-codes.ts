// Recovery codes stand in for a lost phone or key: ten, shown once, kept as keyed hashes, each good for one use.
import { createHmac, hkdfSync, randomInt } from "node:crypto";
import { z } from "zod";
import { hasFactor } from "@/lib/auth/second-factor";
import { demandFreshProof } from "@/lib/auth/step-up";
import { type Reader, sql, type Tx } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { signedIn } from "@/lib/core/permissions";
import { defineCommand } from "@/lib/core/use-case";

const codesAtOnce = 10;
// No letter or digit that looks like another.
const signs = "abcdefghjkmnpqrstuvwxyz23456789";

/** Ten signs of 31: 49 bits, in two groups. */
const makeCode = () => {
  const text = Array.from({ length: 10 }, () => signs[randomInt(signs.length)]).join("");
  return `${text.slice(0, 5)}-${text.slice(5)}`;
};

/** Keyed, since 49 bits alone could be tried out by somebody who reads the database. */
function hashCode(personId: string, code: string): string {
  const { TOKEN_SECRET, NEXTAUTH_SECRET } = env();
  const key = Buffer.from(
    hkdfSync("sha256", TOKEN_SECRET ?? NEXTAUTH_SECRET, "", "dossier recovery code", 32),
  );
  const plain = code.toLowerCase().replace(/[^a-z0-9]/g, "");
  return createHmac("sha256", key).update(`${personId}:${plain}`).digest("hex");
}

/** Uses a code up. Of many requests with one code one wins: the database lets the row change once. */
export async function takeRecoveryCode(tx: Tx, personId: string, code: string, now: Date): Promise<boolean> {
  if (code.length > 40) return false;
  const where = { personId, codeHash: hashCode(personId, code), usedAt: null };
  return (await tx.recoveryCode.updateMany({ where, data: { usedAt: now } })).count === 1;
}

/** How many are left. */
export const countRecoveryCodes = (db: Pick<Reader, "recoveryCode">, personId: string): Promise<number> =>
  db.recoveryCode.count({ where: { personId, usedAt: null } });

/** Ten new codes; the old ones are worth nothing from then on. They are in the answer and nowhere else. */
export const renewRecoveryCodes = defineCommand({
  name: "recovery-code.renew",
  allow: signedIn(),
  input: z.object({}),
  run: async (tx, _, { actor, now }) => {
    demandFreshProof(actor);
    const personId = actor.personId ?? "";
    const [row] = await tx.query<{ has: boolean }>(
      sql`SELECT ${hasFactor} AS has FROM person p WHERE p.id = ${personId} FOR UPDATE`,
    );
    if (!row?.has)
      throw new AppError("conflict", "Set up an authenticator app or a passkey first.", {
        subject: "second-factor",
      });
    const codes = new Set<string>();
    while (codes.size < codesAtOnce) codes.add(makeCode());
    await tx.recoveryCode.deleteMany({ where: { personId } });
    const rows = [...codes].map((code) => ({ personId, codeHash: hashCode(personId, code), createdAt: now }));
    await tx.recoveryCode.createMany({ data: rows });
    return [...codes];
  },
  record: (codes, _, { actor }) => ({ subjectId: actor.personId, detail: `${codes.length} codes` }),
});
