// A reading nobody confirmed yet goes through the browser, sealed: what is confirmed is what a server of ours read.
import { AppError } from "@/lib/core/errors";
import { sealFor } from "@/lib/core/seal";
import type { FreshReading } from "./readings";

const { seal, unseal } = sealFor("reading");

const KEPT_MINUTES = 20;

/** For whom and from what it was read: opened for anything else it stays shut. */
export interface ReadFor {
  personId: string;
  bankId: string;
  customerId: string;
  mediumId: string;
  /** Of the file's bytes. */
  sha256: string;
}

const ownerOf = ({ personId, bankId, customerId, mediumId, sha256 }: ReadFor) =>
  JSON.stringify([personId, bankId, customerId, mediumId, sha256]);

/** Nothing of it is stored: every instance with the same TOKEN_SECRET can open it. */
export const sealReading = (reading: FreshReading, readFor: ReadFor): string =>
  seal(JSON.stringify(reading), ownerOf(readFor));

const refuse = (sentence: string) =>
  new AppError("conflict", sentence, {
    fields: { reading: `${sentence} What you typed stays: look at it once more, then confirm.` },
  });

/** The reading; refused in words when it is too old, was altered, or was made for somebody or something else. */
export function openReading(sealed: string, readFor: ReadFor, now: Date): FreshReading {
  const text = unseal(sealed, ownerOf(readFor));
  if (text === null)
    throw refuse("This is no reading of this scan by you: it was altered, or made for something else.");
  const { readAt, ...reading } = JSON.parse(text) as Omit<FreshReading, "readAt"> & { readAt: string };
  if (now.getTime() - Date.parse(readAt) > KEPT_MINUTES * 60_000)
    throw refuse(`This reading is older than ${KEPT_MINUTES} minutes. The scan has to be read again.`);
  return { ...reading, readAt: new Date(readAt) };
}
