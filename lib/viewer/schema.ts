// What the viewer's page knows of a medium, its document and its neighbours; browser-safe.
import type { KycDocumentFields } from "@/lib/kyc/schema";
import type { StoredFile } from "@/lib/media/schema";

/** `elsewhere`: its address is another one, and nothing is ever fetched from there. */
export type MediumKind = "image" | "pdf" | "video" | "elsewhere";

export interface DeskMedium {
  id: string;
  type: string | null;
  date: Date | null;
  recordedAt: Date;
  documentId: string | null;
  kind: MediumKind;
  hasThumbnail: boolean;
}

export type DeskDocument = { id: string } & Omit<KycDocumentFields, "customerNumber">;

export interface ViewerPage {
  bankId: string;
  customerId: string;
  timeZone: string;
  /** Null where the reader may not see customers. */
  customer: { number: string; name: string | null } | null;
  medium: DeskMedium & { url: string | null; recordedBy: string; isOfCheck: boolean };
  file: (StoredFile & { uploadedByName: string }) | null;
  /** Null where there is none, or where the reader may not see documents. */
  document: DeskDocument | null;
  /** The first medium of the document that replaced this one's; `documentId` alone when it has no medium. */
  newer: { documentId: string; mediumId: string | null } | null;
  check: { id: string; how: string | null; date: Date | null } | null;
  /** All media of the customer, those of one document together, in the order of the documents. */
  media: DeskMedium[];
  /** Whether the reader may see documents at all. */
  seesDocuments: boolean;
  documents: DeskDocument[];
  /** Between what was confirmed of this scan and the records. */
  openDifferences: number;
  /** Looks at this medium before this one. */
  views: { views: number; people: number };
}

/** Beyond so many pixels a browser may draw nothing at all. */
export const MOST_PIXELS = 100_000_000;

export const kindOf = (renditionType: string | undefined): MediumKind => {
  if (!renditionType) return "elsewhere";
  if (renditionType.startsWith("video/")) return "video";
  return renditionType === "application/pdf" ? "pdf" : "image";
};

/** What belongs together on the desk: the media of one document, or one that belongs to none. */
export function groupMedia(media: readonly DeskMedium[]): DeskMedium[][] {
  const groups = new Map<string, DeskMedium[]>();
  for (const medium of media) {
    const key = medium.documentId ?? `alone ${medium.id}`;
    groups.set(key, [...(groups.get(key) ?? []), medium]);
  }
  return [...groups.values()];
}
