// What a change of second factors does to everything that is open.
import { hasFactor } from "@/lib/auth/second-factor";
import type { Factor } from "@/lib/core/actor";
import { sql, type Tx } from "@/lib/core/db";

/** Changes of one person's factors, and sessions opened meanwhile, follow one another: each sees what the other did. */
const lockPerson = (tx: Tx, personId: string) =>
  tx.query(sql`SELECT FROM person WHERE id = ${personId} FOR UPDATE`);

/**
 * After the first factor: other sessions, opened by the password alone, open nothing any more (those
 * younger than ten minutes may still show the factor), and API tokens made by the
 * password alone end. This session has shown it.
 */
export async function afterFactorAdded(
  tx: Tx,
  who: { personId: string; sessionId: string | null; factor: Factor; now: Date },
): Promise<void> {
  const { personId, sessionId, factor, now } = who;
  await lockPerson(tx, personId);
  const open = { personId, endedAt: null, factor: null, needsFactor: false };
  await tx.session.updateMany({ where: { ...open, id: sessionId ?? "" }, data: { factor, provedAt: now } });
  await tx.session.updateMany({
    where: { ...open, NOT: { id: sessionId ?? "" } },
    data: { needsFactor: true },
  });
  await tx.apiToken.updateMany({ where: { personId, revokedAt: null }, data: { revokedAt: now } });
}

/**
 * After a factor is gone. With none left the recovery codes go as well, half-opened sessions end, and the open ones are
 * worth a password only: roles at banks that demand a factor rest. Returns whether one is left.
 */
export async function afterFactorRemoved(tx: Tx, personId: string, now: Date): Promise<boolean> {
  await lockPerson(tx, personId);
  const [row] = await tx.query<{ has: boolean }>(
    sql`SELECT ${hasFactor} AS has FROM person p WHERE p.id = ${personId}`,
  );
  if (row?.has) return true;
  await tx.recoveryCode.deleteMany({ where: { personId } });
  await tx.session.updateMany({
    where: { personId, endedAt: null, needsFactor: true },
    data: { endedAt: now },
  });
  await tx.session.updateMany({ where: { personId, endedAt: null }, data: { factor: null } });
  return false;
}

/** All of them at once: an administrator's reset. */
export async function removeAllFactors(tx: Tx, personId: string, now: Date): Promise<number> {
  const { count: apps } = await tx.totp.deleteMany({ where: { personId, confirmedAt: { not: null } } });
  await tx.totp.deleteMany({ where: { personId } });
  const { count: keys } = await tx.passkey.deleteMany({ where: { personId } });
  await afterFactorRemoved(tx, personId, now);
  return apps + keys;
}
