// What the virus scan said: an infected file is refused on record; one that had to wait is scanned again until there is a verdict.
import { z } from "zod";
import { dossierItself } from "@/lib/core/actor";
import { log } from "@/lib/core/log";
import { atBank, byItself } from "@/lib/core/permissions";
import { defineCommand, defineQuery, perform } from "@/lib/core/use-case";
import { lockCustomer } from "@/lib/customers/subject";
import { idText, line } from "@/lib/text/schema";
import { NoVerdict, ScannerAway, scanBytes } from "@/lib/vault/clamd";
import { unwrapKey } from "@/lib/vault/keys";
import { objectName } from "@/lib/vault/names";
import { openRange } from "@/lib/vault/open";
import { store } from "@/lib/vault/store";

/** Leaves on record that somebody sent an infected file, which was not stored. */
export const refuseInfected = defineCommand({
  name: "media.refuse-infected",
  allow: atBank("CanAddKycMedia"),
  subject: lockCustomer,
  input: z.object({
    ...{ bankId: idText, customerId: idText, originalName: line(200) },
    ...{ sha256: z.string(), malware: line(200) },
  }),
  run: async (_tx, input) => input,
  record: ({ bankId, customerId, ...after }) => ({ bankId, customerId, before: null, after }),
});

const atOnce = 100;

/** The oldest that wait, after the given one: files that cannot be read do not hide the ones behind them. */
const listPending = defineQuery({
  name: "media.list-pending",
  allow: byItself(),
  input: z.object({ after: z.object({ uploadedAt: z.date(), mediumId: z.string() }) }),
  run: async (db, { after: { uploadedAt, mediumId } }) => {
    return await db.storedFile.findMany({
      where: {
        scan: "pending",
        OR: [{ uploadedAt: { gt: uploadedAt } }, { uploadedAt, mediumId: { gt: mediumId } }],
      },
      orderBy: [{ uploadedAt: "asc" }, { mediumId: "asc" }],
      take: atOnce,
    });
  },
});
type Pending = Awaited<ReturnType<(typeof listPending)["run"]>>[number];

/** The verdict on a file that waited. */
const settleScan = defineCommand({
  name: "media.scan",
  allow: byItself(),
  input: z.object({
    ...{ bankId: z.string(), customerId: z.string(), mediumId: z.string() },
    ...{ scan: z.enum(["clean", "infected", "not_scanned"]), detail: line(200) },
  }),
  run: async (tx, { scan, detail, ...key }, { now }) => {
    const scannedAt = scan === "not_scanned" ? null : now;
    const data = { scan, scanDetail: detail, scannedAt };
    const { count } = await tx.storedFile.updateMany({ where: { ...key, scan: "pending" }, data });
    return count > 0;
  },
  record: (isSettled, { bankId, customerId, mediumId, scan, detail }) =>
    isSettled
      ? {
          ...{ bankId, customerId, subjectId: mediumId, before: { scan: "pending" } },
          after: { scan, ...(detail ? { malware: detail } : {}) },
        }
      : null,
});

async function scanAgain(row: Pending): Promise<void> {
  const { bankId, customerId, mediumId, bytes, sha256 } = row;
  const medium = { bankId, customerId, mediumId };
  const sealed = { medium, which: "original" as const, key: unwrapKey(row, medium) };
  const name = objectName(medium, "original", sha256);
  const read = async (from: number, to: number) => await store().read(name, from, to);
  const verdict = await scanBytes(openRange(sealed, bytes, read));
  await perform(settleScan, dossierItself(), { ...medium, ...verdict });
}

/** Scans what waits, oldest first. Ends at once while the scanner is away; a file without a verdict waits on. */
export async function scanPending(): Promise<void> {
  let after = { uploadedAt: new Date(0), mediumId: "" };
  for (;;) {
    const rows = await perform(listPending, dossierItself(), { after });
    for (const row of rows) if (!(await scanOrLog(row))) return;
    const last = rows.at(-1);
    if (!last || rows.length < atOnce) return;
    after = last;
  }
}

/** Whether the scanner is there. */
async function scanOrLog(row: Pending): Promise<boolean> {
  try {
    await scanAgain(row);
  } catch (error) {
    if (!(error instanceof ScannerAway)) log.fault(error, undefined, { medium: row.mediumId });
    else if (error instanceof NoVerdict)
      log.warn("no verdict on a file", { why: error.message, medium: row.mediumId });
    else {
      log.warn("scanner away", { why: error.message });
      return false;
    }
  }
  return true;
}
