// Uploaded files as pages and routes know them: types, limits, states and words; browser-safe.
import { z } from "zod";
import { idText, line } from "@/lib/text/schema";

/** What the scanner for malware said. Only `clean` and `not_scanned` are shown. */
export type Scan = "clean" | "not_scanned" | "pending" | "infected";

/** `scripts`, `attachments`, `forms`: a PDF carries them. What is shown never does. */
export type Flag = "scripts" | "attachments" | "forms";

/** A page's JPEG in the rendition: where it lies there, and its size in pixels. */
export interface FilePage {
  offset: number;
  bytes: number;
  width: number;
  height: number;
}

/** What a page of the app may know of an uploaded file: everything but its key. */
export interface StoredFile {
  bankId: string;
  customerId: string;
  mediumId: string;
  originalName: string;
  realType: string;
  bytes: number;
  /** Of the original, in hex. */
  sha256: string;
  /** `image/jpeg` (one page), `application/pdf` (several, each a JPEG), `video/mp4`, `video/webm` (the original itself). */
  renditionType: string;
  /** Null for a video. */
  renditionBytes: number | null;
  pages: FilePage[];
  hasThumbnail: boolean;
  flags: Flag[];
  scan: Scan;
  scannedAt: Date | null;
  uploadedAt: Date;
  uploadedBy: string;
}

export const scanWords: Record<Scan, string> = {
  clean: "scanned, clean",
  not_scanned: "not scanned",
  pending: "waiting for the virus scan",
  infected: "infected",
};

export const isVideo = (type: string): boolean => type.startsWith("video/");

/** One medium of one customer; ids of uploaded files are made by the server. */
export const mediumInput = z.object({ bankId: idText, customerId: idText, id: line(44).min(1) });

/** Why somebody looks: kept with each view. */
const purpose = line(200).transform((text) => text.trim());
export const viewInput = mediumInput.extend({ purpose: purpose.default("") });
/** An original leaves the house only for a reason. */
export const downloadInput = mediumInput.extend({
  purpose: purpose.pipe(
    z.string().min(3, "Say in at least three characters what the original is needed for."),
  ),
});

/** Where a medium is asked for: the address that OBP's `url` holds. */
export const mediumPath = (bankId: string, customerId: string, mediumId: string): string =>
  `/api/media/${bankId}/${customerId}/${mediumId}`;
