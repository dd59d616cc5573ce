// What happens to a file that has arrived: scanned, judged, put into the store, and only then made to exist.
import type { Actor } from "@/lib/core/actor";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { perform } from "@/lib/core/use-case";
import type { Arrived } from "@/lib/media/form";
import { addUpload } from "@/lib/media/uploads";
import { type Checked, checkFile } from "@/lib/vault/check";
import { wrapKey } from "@/lib/vault/keys";
import { objectName } from "@/lib/vault/names";
import { dropSpooled, type Spooled } from "@/lib/vault/spool";
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
  const { name, spooled, type } = arrived;
  if (!spooled)
    return { name, id: null, refused: `It is larger than ${env().MEDIA_MAX_MB} MB.`, isTooLarge: true };
  let checked: Checked | null = null;
  try {
    checked = await checkFile(spooled, { name, type });
    if (checked.refused !== null) return { name, id: null, refused: checked.refused };
    return { name, ...(await keep(actor, arrived, spooled, checked, wish)), refused: null };
  } finally {
    for (const one of [spooled, checked?.rendition, checked?.thumbnail]) await dropSpooled(one);
  }
}

const nameIn = ({ sealed: { medium, which }, sha256 }: Spooled) => objectName(medium, which, sha256);

async function putAll(files: readonly Spooled[]): Promise<void> {
  try {
    for (const one of files) await store().put(nameIn(one), one.file);
  } catch (error) {
    log.fault(error);
    await removeAll(files);
    throw new AppError("busy", "The file store cannot be reached, and nothing was stored. Please try again.");
  }
}

/** What this fails to remove, the sweeper finds. */
async function removeAll(files: readonly Spooled[]): Promise<void> {
  for (const one of files)
    await store()
      .remove(nameIn(one))
      .catch((error: unknown) => log.fault(error));
}

async function keep(
  actor: Actor,
  { key, mediumId, name, type }: Arrived,
  original: Spooled,
  checked: Checked,
  wish: Wish,
) {
  const { rendition, thumbnail, realType, renditionType, pages, flags } = checked;
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
    ...{ flags, scan: "not_scanned", ...wrapKey(key, original.sealed.medium) },
  };
  try {
    const { id, isKnown } = await perform(addUpload, actor, { ...wish, id: mediumId, file });
    if (isKnown) await removeAll(files);
    return { id, isKnown };
  } catch (error) {
    await removeAll(files);
    throw error;
  }
}
