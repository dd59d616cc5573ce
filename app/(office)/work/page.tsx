// My work: what is to be done about documents that run out, by whom and by when. For whoever may renew them.
import type { Metadata } from "next";
import { Counters, WhoseTabs } from "@/app/(office)/work/counters";
import { HandOverPanel } from "@/app/(office)/work/hand-over-panel";
import { listOf, type WorkQuery, workHref } from "@/app/(office)/work/href";
import { hrefOf, Queue } from "@/app/(office)/work/queue";
import { QueueKeys } from "@/app/(office)/work/queue-keys";
import { Crumbs } from "@/components/shell/crumbs";
import { LinkButton } from "@/components/ui/button";
import { Blank } from "@/components/ui/empty";
import { Note } from "@/components/ui/note";
import { Pager } from "@/components/ui/pager";
import { banksWith } from "@/lib/core/actor";
import { dueNames, whoseNames } from "@/lib/tasks/schema";
import { listWork } from "@/lib/tasks/work";
import { load } from "@/lib/web/load";
import { currentActor } from "@/lib/web/request";

export const metadata: Metadata = { title: "My work" };

const done: Record<string, string> = {
  taken: "The task is yours.",
  finished: "Done. If the document is not renewed, its next reminder comes as a new task.",
  handed: "The task is handed over.",
};

export default async function WorkPage({ searchParams }: { searchParams: Promise<WorkQuery> }) {
  const query = await searchParams;
  const whose = whoseNames.find((name) => name === query.whose) ?? "open";
  const due = dueNames.find((name) => name === query.due);
  const work = await load(listWork, { whose, due, after: query.after });
  const actor = await currentActor();
  const [first] = work.tasks;
  return (
    <>
      <Crumbs items={[{ label: "My work" }]} />
      <div className="page-body">
        <div className="page-head">
          <h1>My work</h1>
          {first && (
            <LinkButton look="primary" href={hrefOf(first)} title="Open the first file  e">
              Next file <kbd className="kbd">E</kbd>
            </LinkButton>
          )}
        </div>
        <div className="stack">
          {query.done && Object.hasOwn(done, query.done) && (
            <Note tone="ok" icon="circle-check" title={done[query.done] ?? ""} alert />
          )}
          <Counters query={query} due={work.due} />
          <WhoseTabs query={query} current={whose} counts={work.whose} />
          {first ? (
            <Queue
              tasks={work.tasks}
              query={query}
              now={actor.now}
              myId={actor.personId}
              isOneBank={banksWith(actor, "CanAddKycDocument").length === 1}
              foot={
                <Pager
                  shown={`${work.tasks.length} shown, the first due first`}
                  previous={query.after ? workHref(listOf({ ...query, after: undefined })) : undefined}
                  next={work.next ? workHref(listOf({ ...query, after: work.next })) : undefined}
                  labels={["First page", "Next"]}
                />
              }
            />
          ) : (
            <NothingToDo isFiltered={whose !== "open" || due !== undefined} />
          )}
        </div>
      </div>
      <QueueKeys />
      {query.id && query.bankId && <HandOverPanel query={query} actor={actor} />}
    </>
  );
}

const NothingToDo = ({ isFiltered }: { isFiltered: boolean }) =>
  isFiltered ? (
    <Blank title="No task like this" action={<LinkButton href="/work">Show mine and nobody’s</LinkButton>}>
      Nobody waits for you here.
    </Blank>
  ) : (
    <Blank title="Nothing to do">
      A task comes by itself when a customer’s document expires in 90, 60, 30, 7 and 0 days.
    </Blank>
  );
