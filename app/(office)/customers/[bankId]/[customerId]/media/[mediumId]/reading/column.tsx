// The reader's part of the column beside a scan: read on demand, compared with the records, confirmed, differences closed.
import type { ReactNode } from "react";
import { viewerHref } from "@/app/(office)/customers/[bankId]/[customerId]/media/[mediumId]/words";
import { ReadLink } from "@/components/reader/read-link";
import { Note } from "@/components/ui/note";
import { getReading } from "@/lib/reader/differences";
import { makeReading } from "@/lib/reader/readings";
import type { ViewerPage } from "@/lib/viewer/schema";
import { load } from "@/lib/web/load";
import { currentActor } from "@/lib/web/request";
import { ConfirmedPart } from "./confirmed";
import { FreshPart } from "./fresh";
import { mayConfirm } from "./may-confirm";

interface Props {
  page: ViewerPage;
  /** Asked for by `?read=1`, so that it works without a script. */
  isReading: boolean;
}

/** Await it above any Suspense: it refuses like the page does. Nothing for what has no picture of ours. */
export async function ReadingColumn({ page, isReading }: Props): Promise<ReactNode> {
  const { medium, bankId, customerId } = page;
  if (medium.kind !== "image" && medium.kind !== "pdf") return null;
  const raw = { bankId, customerId, id: medium.id };
  const state = await load(getReading, raw);
  const canConfirm = mayConfirm(await currentActor(), bankId);
  if (isReading) {
    const { reading, sealed, problem } = await load(makeReading, raw);
    if (reading)
      return (
        <FreshPart page={page} state={state} reading={reading} sealed={sealed} canConfirm={canConfirm} />
      );
    return <Unread page={page} problem={problem ?? ""} />;
  }
  if (state.confirmed) return <ConfirmedPart page={page} state={state} canConfirm={canConfirm} />;
  return <NotReadYet page={page} />;
}

const readHref = ({ bankId, customerId, medium }: ViewerPage) =>
  viewerHref({ bankId, customerId }, medium.id, { read: "1" });

function NotReadYet({ page }: { page: ViewerPage }) {
  return (
    <section className="v-sec" aria-labelledby="read-h">
      <h2 id="read-h">Read against declared</h2>
      <p className="read-words">
        The machine-readable zone at the foot of a passport or identity card can be read here, on this server.
        Nothing is stored before you confirm it.
      </p>
      <ReadLink isFirst href={readHref(page)}>
        Read this scan
      </ReadLink>
    </section>
  );
}

function Unread({ page, problem }: { page: ViewerPage; problem: string }) {
  return (
    <section className="v-sec" aria-labelledby="read-h">
      <h2 id="read-h">Read against declared</h2>
      <Note tone="soon" icon="triangle-alert" title="Nothing was read." alert>
        {problem}
      </Note>
      <ReadLink isFirst={false} href={readHref(page)}>
        Read again
      </ReadLink>
    </section>
  );
}
