// People and their roles, and beside them the requests that wait: for administrators; auditors read along.
import type { Metadata } from "next";
import { FactorRule } from "@/app/(office)/people/factor-rule";
import { PeopleTable } from "@/app/(office)/people/people-table";
import { RequestQueue } from "@/app/(office)/people/request-queue";
import { SearchForm } from "@/app/(office)/people/search-form";
import { Crumbs } from "@/components/shell/crumbs";
import { Note } from "@/components/ui/note";
import { openDraft } from "@/lib/auth/drafts";
import { listBanks } from "@/lib/banks/banks";
import { mayRun } from "@/lib/core/permissions";
import { listPeople } from "@/lib/people/people";
import { listRoleRequests } from "@/lib/people/role-requests";
import { listFactorDemands } from "@/lib/people/second-factors";
import { load } from "@/lib/web/load";
import { currentActor } from "@/lib/web/request";

export const metadata: Metadata = { title: "People and roles" };

export interface PeopleQuery {
  /** The id under which the looked-for text is kept. */
  search?: string;
  after?: string;
  done?: string;
  /** The request that is open to be granted, or to be declined. */
  grant?: string;
  decline?: string;
}

const done: Record<string, string> = {
  granted: "The role is granted. It counts from the next thing this person does.",
  declined: "The request is declined. Whoever asked reads your reason.",
  demanded: "Everybody with a role at this bank now needs a second factor.",
  "not-demanded": "A second factor is no longer needed at this bank.",
  state: "Done. It counts from the next thing this person does.",
};

export default async function PeoplePage({ searchParams }: { searchParams: Promise<PeopleQuery> }) {
  const query = await searchParams;
  const kept = query.search ? await load(openDraft, { id: query.search }) : null;
  const text = typeof kept?.text === "string" ? kept.text : "";
  const people = await load(listPeople, { text, after: query.after });
  const actor = await currentActor();
  const requests = mayRun(listRoleRequests.allow, actor) ? await load(listRoleRequests, {}) : null;
  const demands = mayRun(listFactorDemands.allow, actor) ? await load(listFactorDemands, {}) : [];
  const banks = await load(listBanks, {});
  const zones = new Map(banks.map(({ id, timeZone }) => [id, timeZone]));
  return (
    <>
      <Crumbs items={[{ label: "People and roles" }]} />
      <div className="page-body">
        <div className="page-head">
          <h1>People and roles</h1>
          <SearchForm text={text} />
        </div>
        {query.done && Object.hasOwn(done, query.done) && (
          <Note tone="ok" icon="circle-check" title={done[query.done] ?? ""} alert />
        )}
        <div className={requests ? "columns" : "stack"}>
          <div className="stack">
            <PeopleTable {...people} query={query} text={text} actor={actor} zones={zones} />
            {demands.length > 0 && <FactorRule banks={demands} />}
          </div>
          {requests && <RequestQueue requests={requests} query={query} now={actor.now} zones={zones} />}
        </div>
      </div>
    </>
  );
}
