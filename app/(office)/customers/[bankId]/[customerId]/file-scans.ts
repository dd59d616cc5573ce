// What the customer's page shows of uploaded files: small pictures on the documents, and those that belong to none.
import { type FileIds, fileHref, mediumHref } from "@/app/(office)/customers/[bankId]/[customerId]/href";
import type { FileTile } from "@/components/kyc/documents-card";
import type { ScanThumbProps } from "@/components/kyc/scan-thumb";
import type { BadgeModel } from "@/components/ui/badge";
import type { CustomerFile } from "@/lib/customers/file";
import type { FileMedium, FileUpload } from "@/lib/customers/kyc-rows";
import { visibleText } from "@/lib/format";
import { isVideo, mediumPath, type Scan, scanWords } from "@/lib/media/schema";

type Uploaded = FileMedium & { upload: FileUpload };
const isUploaded = (medium: FileMedium): medium is Uploaded => medium.upload !== null;
const isOpen = ({ scan }: FileUpload) => scan === "clean" || scan === "not_scanned";

const thumb = (ids: FileIds, { id, type, upload }: Uploaded): ScanThumbProps => ({
  name: visibleText(type || upload.originalName),
  href: mediumHref(ids, id),
  icon: isVideo(upload.realType) ? "image" : "file-text",
  ...(upload.hasThumbnail && isOpen(upload)
    ? { src: `${mediumPath(ids.bankId, ids.customerId, id)}?as=thumbnail` }
    : {}),
});

/** The first of a document's scans that was uploaded. */
export function thumbOf(ids: FileIds, scans: readonly FileMedium[]): ScanThumbProps | undefined {
  const first = scans.find(isUploaded);
  return first && thumb(ids, first);
}

/** What the virus scan said, where that is not simply clean. */
export function scanNotes(scans: readonly FileMedium[]): string[] {
  const said = new Set(scans.filter(isUploaded).map(({ upload }) => upload.scan));
  return [...said].filter((scan) => scan !== "clean").map((scan) => scanWords[scan]);
}

const statusOf: Record<Scan, BadgeModel | undefined> = {
  clean: undefined,
  not_scanned: { tone: "neutral", word: "Not scanned", icon: "shield-question-mark" },
  pending: { tone: "waiting", word: "Waits for the scan" },
  infected: { tone: "bad", word: "Infected" },
};

/** Uploaded files that belong to no document on file. `mayLink`: each can be linked to one. */
export function otherFiles({ media, documents }: CustomerFile, ids: FileIds, mayLink: boolean): FileTile[] {
  const known = new Set((documents ?? []).map(({ id }) => id));
  return (media ?? [])
    .filter(isUploaded)
    .filter(({ relatesToKycDocumentId }) => !known.has(relatesToKycDocumentId ?? ""))
    .map((medium) => ({
      id: medium.id,
      ...thumb(ids, medium),
      detail: visibleText(medium.upload.originalName),
      status: statusOf[medium.upload.scan],
      linkHref: mayLink ? fileHref(ids, { panel: "link-media", id: medium.id }) : undefined,
    }));
}
