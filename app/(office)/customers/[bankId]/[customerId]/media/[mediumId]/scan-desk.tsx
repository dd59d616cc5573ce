// The desk of one medium: what the page knows, as the desk wants it.
import type { ReactNode } from "react";
import type { Actor } from "@/lib/core/actor";
import { dayIn, formatDate, formatDateTime } from "@/lib/format";
import { expiryState } from "@/lib/kyc/expiry";
import { mediumPath } from "@/lib/media/schema";
import type { ViewerPage } from "@/lib/viewer/schema";
import { ClosedDesk, closedBecause } from "./closed-desk";
import { Desk } from "./desk/desk";
import type { DeskChoice } from "./desk/types";
import { kindWords, placeOf, renditionOf, thumbnailOf } from "./words";

interface Props {
  page: ViewerPage;
  actor: Actor;
  firstPage: number;
  choices: DeskChoice[];
  closeHref: string | null;
  isFirst: boolean;
  children?: ReactNode;
}

function ribbonOf({ document, timeZone }: ViewerPage, now: Date): string | null {
  if (!document?.expiryDate) return null;
  const { state } = expiryState(document.expiryDate, dayIn(now, timeZone));
  return state === "expired" ? `Expired ${formatDate(document.expiryDate)}` : null;
}

export function ScanDesk({ page, actor, firstPage, choices, closeHref, isFirst, children }: Props) {
  const { bankId, customerId, media, medium, file, timeZone } = page;
  const label = placeOf(media, medium.id);
  const download = mediumPath(bankId, customerId, medium.id);
  const why = closedBecause(page);
  if (why !== null || !file || medium.kind === "elsewhere")
    return (
      <ClosedDesk page={page} why={why ?? "elsewhere"} label={label} download={download}>
        {children}
      </ClosedDesk>
    );
  return (
    <Desk
      key={medium.id}
      label={label}
      alt={`${label}, of the ${kindWords(page)}. What is on record stands in the fields.`}
      kind={medium.kind}
      src={renditionOf(page, medium.id)}
      type={file.renditionType}
      thumbnail={file.hasThumbnail ? thumbnailOf(page, medium.id) : null}
      pages={file.pages.map(({ width, height }) => ({ width, height }))}
      firstPage={Math.min(Math.max(firstPage, 1), Math.max(file.pages.length, 1))}
      turnKey={`dossier.turn.${actor.personId}.${medium.id}`}
      watermark={`viewed by ${actor.name} · ${formatDateTime(actor.now, timeZone)} · ${bankId}`}
      ribbon={ribbonOf(page, actor.now)}
      download={download}
      choices={choices}
      closeHref={closeHref}
      isFirst={isFirst}
    >
      {children}
    </Desk>
  );
}
