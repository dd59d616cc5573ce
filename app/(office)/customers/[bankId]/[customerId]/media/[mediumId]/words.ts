// What things on the desk are called, and where they are.
import { type FileIds, mediumHref } from "@/app/(office)/customers/[bankId]/[customerId]/href";
import { documentName } from "@/app/(office)/customers/[bankId]/[customerId]/record-words";
import { formatDate, visibleText } from "@/lib/format";
import { documentLabel } from "@/lib/kyc/document-types";
import { mediumPath } from "@/lib/media/schema";
import { type DeskMedium, groupMedia, type ViewerPage } from "@/lib/viewer/schema";

/** The page's own query: which page of a PDF without a script, and what lies beside. */
export interface ViewerQuery {
  page?: string;
  beside?: string;
  /** `1`: the scan's machine-readable zone is read. */
  read?: string;
  /** What was just stored (`reading`, `difference`), to be said once. */
  saved?: string;
}

export function viewerHref(ids: FileIds, mediumId: string, query: ViewerQuery = {}): string {
  const given = Object.entries(query).filter(([, value]) => value);
  const search = new URLSearchParams(given as [string, string][]).toString();
  return search ? `${mediumHref(ids, mediumId)}?${search}` : mediumHref(ids, mediumId);
}

/** "Passport 533471862", or what the medium itself is called. */
export function titleOf({ document, medium }: Pick<ViewerPage, "document" | "medium">): string {
  return visibleText(document ? documentName(document) : mediumName(medium));
}

export const mediumName = ({ type }: Pick<DeskMedium, "type">): string => visibleText(type?.trim() || "Scan");

/** "Scan 2 of 3" of its document; alone "Scan". */
export function placeOf(media: readonly DeskMedium[], id: string): string {
  const group = groupMedia(media).find((one) => one.some((medium) => medium.id === id)) ?? [];
  const at = group.findIndex((medium) => medium.id === id) + 1;
  return group.length > 1 ? `${nounOf(group[at - 1])} ${at} of ${group.length}` : nounOf(group[0]);
}
const nounOf = (medium: DeskMedium | undefined) => (medium?.kind === "video" ? "Recording" : "Scan");

/** "Passport 533471862, photo page, 23 Nov 2026": among all that the customer has. */
export function choiceOf(page: ViewerPage, medium: DeskMedium): string {
  const document = page.documents.find(({ id }) => id === medium.documentId);
  const parts = [document && visibleText(documentName(document)), mediumName(medium)];
  return [...parts, formatDate(medium.date ?? medium.recordedAt, medium.date ? "UTC" : page.timeZone)]
    .filter(Boolean)
    .join(", ");
}

export const renditionOf = ({ bankId, customerId }: FileIds, id: string): string =>
  `${mediumPath(bankId, customerId, id)}?as=rendition`;
export const thumbnailOf = ({ bankId, customerId }: FileIds, id: string): string =>
  `${mediumPath(bankId, customerId, id)}?as=thumbnail`;

/** "passport", "a medium": what the fields belong to. */
export const kindWords = ({ document }: Pick<ViewerPage, "document">): string =>
  document ? visibleText(documentLabel(document.type)) : "medium";
