// Codes of an authenticator app (RFC 6238): six digits, 30 seconds, one step early or late; each code counts once.
import { generateSecret, generateURI, verifySync } from "otplib";
import { type Sql, sql, type Tx } from "@/lib/core/db";
import { sealFor } from "@/lib/core/seal";

const { seal, unseal } = sealFor("totp");
export const sealTotp = seal;
export const unsealTotp = unseal;

/** 160 bits in base32, as RFC 4226 asks for. */
export const makeTotpSecret = () => generateSecret({ length: 20 });

/** What the QR code says; the label is what the app lists it under. */
export const totpAddress = (secret: string, label: string) =>
  generateURI({ issuer: "Dossier", label, secret });

/** The 30-second step whose code this is, if it is later than `lastStep` and at most one step away from now; else null. */
function matchTotp(secret: string, code: string, now: Date, lastStep: number): number | null {
  const digits = code.replace(/\s/g, "");
  if (!/^\d{6}$/.test(digits)) return null;
  const epoch = Math.floor(now.getTime() / 1000);
  const found = verifySync({ secret, token: digits, epoch, epochTolerance: 30 });
  if (!found.valid || !("timeStep" in found)) return null;
  return found.timeStep > lastStep ? found.timeStep : null;
}

interface Row {
  sealed: string;
  lastStep: bigint;
}

/** Uses a code of the person's app up, locking it first: of two requests with one code one wins. `which` narrows it down. */
export async function takeTotp(
  tx: Tx,
  personId: string,
  code: string,
  now: Date,
  which: Sql = sql`confirmed_at IS NOT NULL`,
): Promise<boolean> {
  const [row] = await tx.query<Row>(sql`
    SELECT sealed, last_step AS "lastStep" FROM totp WHERE person_id = ${personId} AND ${which} FOR UPDATE`);
  const secret = row && unseal(row.sealed, personId);
  const step = secret ? matchTotp(secret, code, now, Number(row.lastStep)) : null;
  if (step === null) return false;
  await tx.totp.update({ where: { personId }, data: { lastStep: step, lastUsedAt: now } });
  return true;
}
