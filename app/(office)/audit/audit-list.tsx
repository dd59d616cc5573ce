// The rows of the chosen tab with the way to older and newer ones, or in words why there are none.
import { EventsTable } from "@/app/(office)/audit/events-table";
import { type AuditQuery, auditHref, filterOf, isFiltered } from "@/app/(office)/audit/href";
import { LookUpsTable } from "@/app/(office)/audit/look-ups-table";
import { LinkButton } from "@/components/ui/button";
import { Blank } from "@/components/ui/empty";
import { Pager } from "@/components/ui/pager";
import type { AuditRow, Lookup, Page } from "@/lib/audit/schema";

type Props = { query: AuditQuery; events: Page<AuditRow> | null; lookups: Page<Lookup> | null };

export function AuditList({ query, events, lookups }: Props) {
  const page = events ?? lookups;
  if (!page || page.rows.length === 0) return <Nothing query={query} />;
  const filter = filterOf(query);
  const foot = (
    <Pager
      shown="Newest first. Times are UTC; a day is the bank’s own."
      labels={["Newer", "Older"]}
      previous={page.previous ? auditHref({ ...filter, before: page.previous }) : undefined}
      next={page.next ? auditHref({ ...filter, after: page.next }) : undefined}
    />
  );
  if (events) return <EventsTable rows={events.rows} query={query} foot={foot} />;
  return <LookUpsTable rows={lookups?.rows ?? []} foot={foot} />;
}

/** Nothing at all, nothing under these filters, and nothing beyond the last page are three things. */
function Nothing({ query }: { query: AuditQuery }) {
  const what = query.tab ? "look-ups" : "events";
  if (query.after || query.before)
    return (
      <Blank
        title="The list ends here"
        action={<LinkButton href={auditHref(filterOf(query))}>Back to the newest</LinkButton>}
      >
        There are no more {what} on this side.
      </Blank>
    );
  if (isFiltered(query))
    return (
      <Blank
        title={`No ${what} under these filters`}
        action={<LinkButton href={auditHref({ tab: query.tab })}>Clear filters</LinkButton>}
      >
        Choose another day or person, or clear the filters to see everything at your banks.
      </Blank>
    );
  return (
    <Blank title={`No ${what} yet`}>
      {query.tab
        ? "Each time somebody looks for a customer at your banks, it will stand here."
        : "Whatever somebody does, tries or looks at in a file of your banks will stand here."}
    </Blank>
  );
}
