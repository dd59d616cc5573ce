// Under the box: the rows, or one of the ways of finding nobody, each in its own words.
"use client";
import type { SearchView } from "@/app/(office)/customers/present-search";
import { SearchRefused } from "@/app/(office)/customers/search-query";
import type { LookUp } from "@/app/(office)/customers/use-look-up";
import { ImportUnderWay, MayNotSearch, NobodyFound, TooBroad } from "@/components/customers/no-results";
import { ResultsTable } from "@/components/customers/results-table";
import { Blank } from "@/components/ui/empty";
import { Go } from "@/components/ui/go";
import { Note } from "@/components/ui/note";

type Props = { view?: SearchView; error: Error | null; isStale: boolean; where: string; lookUp: LookUp };

export function SearchAnswer({ view, error, isStale, where, lookUp }: Props) {
  if (error) return <Failed error={error} />;
  if (!view || view.state === "idle") return null;
  if (view.state === "refused") return <Note tone="bad" icon="octagon-alert" title={view.note} alert />;
  if (view.state === "broad") return <TooBroad />;
  if (view.state === "importing") return <ImportUnderWay />;
  if (view.state === "nothing") return <NobodyFound kind={view.as?.kind ?? "name"} where={where} />;
  return (
    // Opening a result ends the look-up, whichever way it is opened.
    <div
      onClickCapture={lookUp.finish}
      onKeyDownCapture={(event) => event.key === "Enter" && lookUp.finish()}
    >
      {view.isImporting && (
        <Note tone="info" title="Customers are being imported">
          There may be more than these: whoever comes with this import is found by name when all of its
          customers are there.
        </Note>
      )}
      <ResultsTable
        title={`${view.count} ${view.count === "1" ? "customer" : "customers"} found`}
        customers={view.rows}
        isStale={isStale}
        foot={<Foot view={view} lookUp={lookUp} />}
      />
    </div>
  );
}

function Failed({ error }: { error: Error }) {
  const code = error instanceof SearchRefused ? error.code : "unreachable";
  if (code === "forbidden") return <MayNotSearch role="CanGetCustomer" />;
  if (code === "unauthenticated") {
    return (
      <Blank title="Your session has ended" action={<Go href="/sign-in?next=/customers">Sign in</Go>}>
        Nothing was searched. Sign in to go on.
      </Blank>
    );
  }
  if (code === "unreachable")
    return (
      <Blank title="Dossier cannot be reached">
        Check your connection and type again. What was found before is no longer shown.
      </Blank>
    );
  return <Blank title="This could not be searched">{error.message}</Blank>;
}

function Foot({ view, lookUp }: { view: SearchView; lookUp: LookUp }) {
  const { asked, turnTo } = lookUp;
  const page = (after: string | null) =>
    `/customers?search=${asked.searchId}${after ? `&after=${encodeURIComponent(after)}` : ""}`;
  const turn = (after: string | null) => (event: React.MouseEvent) => {
    event.preventDefault();
    turnTo(after);
  };
  return (
    <nav className="pager" aria-label="Pages">
      <span>
        <b>{view.count}</b> found{view.isAll ? ", all shown" : ""}
      </span>
      <span className="row">
        {asked.after && (
          <a className="btn btn-small" href={page(null)} onClick={turn(null)}>
            First page
          </a>
        )}
        {view.next && (
          <a className="btn btn-small" href={page(view.next)} onClick={turn(view.next)}>
            Next
          </a>
        )}
      </span>
    </nav>
  );
}
