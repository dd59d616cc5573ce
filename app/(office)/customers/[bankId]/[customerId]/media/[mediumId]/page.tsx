// The viewer: the fields of a document on the left, its scan on the dark desk on the right, another one beside it.
import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/button";
import { Note } from "@/components/ui/note";
import { env } from "@/lib/core/env";
import { openViewer } from "@/lib/viewer/page";
import type { ViewerPage } from "@/lib/viewer/schema";
import { load } from "@/lib/web/load";
import { currentActor } from "@/lib/web/request";
import { DocumentFields, FileFacts } from "./fields";
import { Head } from "./head";
import { PageLinks } from "./page-links";
import { ReadingColumn } from "./reading/column";
import { ScanDesk } from "./scan-desk";
import { Strip } from "./strip";
import { choiceOf, type ViewerQuery, viewerHref } from "./words";

// Not the document and not the name: titles end up in histories and screen shares.
export const metadata: Metadata = { title: "Scan" };

type Ids = { bankId: string; customerId: string; mediumId: string };
type Props = { params: Promise<Ids>; searchParams: Promise<ViewerQuery> };

export default async function MediumPage({ params, searchParams }: Props) {
  const [{ bankId, customerId, mediumId }, query] = await Promise.all([params, searchParams]);
  const ids = { bankId, customerId };
  const page = await load(openViewer, { ...ids, id: decodeURIComponent(mediumId) });
  const { medium, media } = page;
  const isBeside = media.some(({ id }) => id === query.beside && id !== medium.id);
  const beside = isBeside ? await load(openViewer, { ...ids, id: query.beside }) : null;
  const reading = await ReadingColumn({ page, isReading: query.read === "1" });
  const actor = await currentActor();
  const firstPage = Number(query.page) || 1;
  const choices = media
    .filter(({ id }) => id !== medium.id)
    .map((one) => ({
      id: one.id,
      label: choiceOf(page, one),
      href: viewerHref(ids, medium.id, { beside: one.id }),
    }));
  return (
    <div className={beside ? "viewer has-beside" : "viewer"}>
      <Head page={page} now={actor.now} isDemo={env().DEMO === "1"} />
      <div className="v-fields" id="fields">
        <Superseded page={page} />
        {reading}
        <DocumentFields page={page} />
        <FileFacts page={page} />
      </div>
      <ScanDesk page={page} actor={actor} firstPage={firstPage} choices={choices} closeHref={null} isFirst>
        <PageLinks page={page} at={firstPage} query={query} />
        <Strip page={page} />
      </ScanDesk>
      {beside && (
        <ScanDesk
          page={beside}
          actor={actor}
          firstPage={1}
          choices={[]}
          closeHref={viewerHref(ids, medium.id)}
          isFirst={false}
        >
          <Strip page={beside} />
        </ScanDesk>
      )}
    </div>
  );
}

function Superseded({ page }: { page: ViewerPage }) {
  const { newer } = page;
  if (!newer) return null;
  return (
    <div className="v-sec">
      <Note
        tone="neutral"
        icon="history"
        title="A newer document of this type replaced this one."
        action={
          newer.mediumId ? (
            <LinkButton small href={viewerHref(page, newer.mediumId)}>
              Show the newer
            </LinkButton>
          ) : undefined
        }
      >
        {newer.mediumId ? "" : "No scan of the newer one is on file yet."}
      </Note>
    </div>
  );
}
