// What happens to a file that has arrived: scanned, judged, put into the store, and only then made to exist.
import type { Actor } from "@/lib/core/actor";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { perform } from "@/lib/core/use-case";
import type { Arrived } from "@/lib/media/form";
import { refuseInfected } from "@/lib/media/scans";
import type { Scan } from "@/lib/media/schema";
import { addUpload } from "@/lib/media/uploads";
import { type Checked, checkFile } from "@/lib/vault/check";
import { ScannerAway, scanBytes } from "@/lib/vault/clamd";
import { wrapKey } from "@/lib/vault/keys";
import { objectName } from "@/lib/vault/names";
import { dropSpooled, readSpooled, type Spooled } from "@/lib/vault/spool";
import { store } from "@/lib/vault/store";

export interface Wish {
  bankId: string;
  customerId: string;
  type: string;
  relatesToKycDocumentId: string;
  relatesToKycCheckId: string;
}
export type Admitted =
  | { name: string; id: string; isKnown: boolean; refused: null }
  | { name: string; id: null; refused: string; isTooLarge?: boolean };

/** Takes a file in, or says why not. Of a refused one nothing is left. */
export async function admitFile(actor: Actor, arrived: Arrived, wish: Wish): Promise<Admitted> {
  const { name, spooled } = arrived;
  const refuse = (refused: string): Admitted => ({ name, id: null, refused });
  if (!spooled)
    return { ...refuse(`It is larger than ${env().MEDIA_MAX_MB} MB.`), isTooLarge: true } as Admitted;
  let checked: Checked | null = null;
  try {
    const { scan, detail } = await scanArrived(spooled);
    if (scan === "infected") {
      const { bankId, customerId } = wish;
      const found = { originalName: name, sha256: spooled.sha256, malware: detail };
      await perform(refuseInfected, actor, { bankId, customerId, ...found });
      return refuse(`The virus scan found it infected (${detail}). It was not stored.`);
    }
    checked = await checkFile(spooled, { name, type: arrived.type });
    if (checked.refused !== null) return refuse(checked.refused);
    return { name, ...(await keep(actor, arrived, spooled, { ...checked, scan }, wish)), refused: null };
  } finally {
    for (const one of [spooled, checked?.rendition, checked?.thumbnail]) await dropSpooled(one);
  }
}

/**
 * Takes several files in. Where one cannot be taken, `explain` says why in its place, and the others go on; what
 * happens to a file that came alone is thrown, since the answer's status says it.
 */
export async function admitEach(
  actor: Actor,
  files: readonly Arrived[],
  wish: Wish,
  explain: (error: unknown) => string,
): Promise<Admitted[]> {
  const [first, ...others] = files;
  if (first && others.length === 0) return [await admitFile(actor, first, wish)];
  const admitted: Admitted[] = [];
  for (const file of files)
    admitted.push(
      await admitFile(actor, file, wish).catch(
        (error: unknown): Admitted => ({ name: file.name, id: null, refused: explain(error) }),
      ),
    );
  return admitted;
}

/** A scanner that is away makes a file wait, locked; it never makes it clean. */
async function scanArrived(spooled: Spooled): Promise<{ scan: Scan; detail: string }> {
  try {
    return await scanBytes(readSpooled(spooled));
  } catch (error) {
    if (!(error instanceof ScannerAway)) throw error;
    log.warn("scanner away", { why: error.message });
    return { scan: "pending", detail: "" };
  }
}

const nameIn = ({ sealed: { medium, which }, sha256 }: Spooled) => objectName(medium, which, sha256);

async function putAll(files: readonly Spooled[]): Promise<void> {
  try {
    for (const one of files) await store().put(nameIn(one), one.file);
  } catch (error) {
    log.fault(error);
    // A store that does not answer would make whoever sent the file wait for this as well.
    void removeAll(files);
    throw new AppError("busy", "The file store cannot be reached, and nothing was stored. Please try again.");
  }
}

/** Never throws: what this fails to remove, the sweeper finds. */
async function removeAll(files: readonly Spooled[]): Promise<void> {
  for (const one of files)
    try {
      await store().remove(nameIn(one));
    } catch (error) {
      log.fault(error);
    }
}

async function keep(
  actor: Actor,
  { key, mediumId, name, type }: Arrived,
  original: Spooled,
  checked: Checked & { scan: Scan },
  wish: Wish,
) {
  const { rendition, thumbnail, realType, renditionType, pages, flags, scan } = checked;
  const files = [original, rendition, thumbnail].filter((one) => one !== null);
  await putAll(files);
  const file = {
    ...{ originalName: name, claimedType: type, realType, bytes: original.bytes, sha256: original.sha256 },
    ...{
      renditionType,
      renditionBytes: rendition?.bytes ?? null,
      renditionSha256: rendition?.sha256 ?? null,
    },
    ...{ pages, thumbnailBytes: thumbnail?.bytes ?? null, thumbnailSha256: thumbnail?.sha256 ?? null },
    ...{ flags, scan, ...wrapKey(key, original.sealed.medium) },
  };
  try {
    // Dated when it has arrived, which may be long after it began.
    const { id, isKnown } = await perform(
      addUpload,
      { ...actor, now: new Date() },
      { ...wish, id: mediumId, file },
    );
    if (isKnown) await removeAll(files);
    return { id, isKnown };
  } catch (error) {
    // A refusal means that there is no row. After a fault there may be one (the line was lost while it was being
    // written), whose bytes must stay: the sweeper, which looks, removes what has none.
    if (error instanceof AppError) await removeAll(files);
    throw error;
  }
}
