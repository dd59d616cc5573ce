// The links between a medium and its document and check, in both directions, as chips on the timeline.
import { documentName } from "@/app/(office)/customers/[bankId]/[customerId]/record-words";
import { tileId } from "@/components/kyc/documents-card";
import type { EventLink } from "@/components/kyc/timeline-event";
import { visibleText } from "@/lib/format";
import { checkLabel } from "@/lib/kyc/check-kinds";
import type { TimelineEvent } from "@/lib/timeline/schema";

interface Medium {
  id: string;
  type: string | null;
  url: string | null;
  relatesToKycDocumentId: string | null;
  relatesToKycCheckId: string | null;
  /** What was uploaded for it; null where only an address was given. */
  upload: object | null;
}

/** The customer's current records; null where the actor may not read them. */
export interface LinkIndex {
  documents: { id: string; type: string | null; number: string | null }[];
  checks: { id: string; how: string | null }[];
  media: Medium[];
  /** Ids of records that are current, so that they can be edited. */
  editable: ReadonlySet<string>;
  /** Where an uploaded medium is looked at. */
  viewHref: (mediumId: string) => string;
}

const mediumLink = ({ id, type }: Medium): EventLink => ({
  href: `#media-${id}`,
  label: visibleText(type || "Scan"),
  icon: "image",
});

/** Only http(s) becomes a link; any other text a client sent stays text (it is in the event's fields). */
function openLink({ id, url, upload }: Medium, { viewHref }: LinkIndex): EventLink[] {
  if (upload) return [{ href: viewHref(id), label: "View", icon: "eye" }];
  const isWeb = url !== null && /^https?:\/\//i.test(url) && URL.canParse(url);
  return isWeb ? [{ href: url, label: "Open", icon: "external-link", isExternal: true }] : [];
}

/** The chips under an event: what it belongs to, and what belongs to it. */
export function linksOf({ kind, subjectId }: TimelineEvent, index: LinkIndex): EventLink[] {
  if (kind === "document")
    return index.media.filter((one) => one.relatesToKycDocumentId === subjectId).map(mediumLink);
  if (kind === "check")
    return index.media.filter((one) => one.relatesToKycCheckId === subjectId).map(mediumLink);
  const medium = kind === "media" ? index.media.find(({ id }) => id === subjectId) : undefined;
  if (!medium) return [];
  const document = index.documents.find(({ id }) => id === medium.relatesToKycDocumentId);
  const check = index.checks.find(({ id }) => id === medium.relatesToKycCheckId);
  return [
    ...(document
      ? [{ href: `#${tileId(document.id)}`, label: documentName(document), icon: "id-card" as const }]
      : []),
    ...(check
      ? [{ href: `#check-${check.id}`, label: checkLabel(check.how), icon: "shield-check" as const }]
      : []),
    ...openLink(medium, index),
  ];
}
