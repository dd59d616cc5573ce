// The viewer: the fields of a document on the left, its scan on the dark desk on the right, another one beside it.
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { LinkButton } from "@/components/ui/button";
import { Note } from "@/components/ui/note";
import type { Actor } from "@/lib/core/actor";
import { env } from "@/lib/core/env";
import { mayRun } from "@/lib/core/permissions";
import { addKycMedia } from "@/lib/kyc/media";
import { openViewer } from "@/lib/viewer/page";
import type { ViewerPage } from "@/lib/viewer/schema";
import { readSplit, splitCookie } from "@/lib/viewer/split";
import { load } from "@/lib/web/load";
import { currentActor } from "@/lib/web/request";
import { DocumentFields, FileFacts } from "./fields";
import { Head } from "./head";
import { PageLinks } from "./page-links";
import { ReadingColumn } from "./reading/column";
import { ScanDesk } from "./scan-desk";
import { Split } from "./split";
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
  const canLink = mayRun(addKycMedia.allow, actor, bankId);
  return (
    <div className="viewer">
      <Head page={page} now={actor.now} isDemo={env().DEMO === "1"} />
      <Split
        key={beside ? "two" : "one"}
        share={await splitOf(beside !== null)}
        hasBeside={beside !== null}
        fields={
          <>
            <Superseded page={page} />
            {reading}
            <DocumentFields page={page} canLink={canLink} />
            <FileFacts page={page} canLink={canLink} />
          </>
        }
        desks={<Desks {...{ page, beside, actor, query }} />}
      />
    </div>
  );
}

interface DesksProps {
  page: ViewerPage;
  beside: ViewerPage | null;
  actor: Actor;
  query: ViewerQuery;
}

function Desks({ page, beside, actor, query }: DesksProps) {
  const { media, medium } = page;
  const firstPage = Number(query.page) || 1;
  const choices = media
    .filter(({ id }) => id !== medium.id)
    .map((one) => ({
      id: one.id,
      label: choiceOf(page, one),
      href: viewerHref(page, medium.id, { beside: one.id }),
    }));
  return (
    <>
      <ScanDesk {...{ page, actor, firstPage, choices }} closeHref={null} isFirst>
        <PageLinks page={page} at={firstPage} query={query} />
        <Strip page={page} />
      </ScanDesk>
      {beside && (
        <ScanDesk
          {...{ page: beside, actor, firstPage: 1, choices: [] }}
          closeHref={viewerHref(page, medium.id)}
          isFirst={false}
        >
          <Strip page={beside} />
        </ScanDesk>
      )}
    </>
  );
}

const splitOf = async (hasBeside: boolean) =>
  readSplit((await cookies()).get(splitCookie(hasBeside))?.value, hasBeside);

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
