// The audit: who did, tried and looked at what, and who looked for whom. For whoever holds CanReadAudit.
import type { Metadata } from "next";
import { AuditList } from "@/app/(office)/audit/audit-list";
import { Filters } from "@/app/(office)/audit/filters";
import { type AuditQuery, auditHref, exportHref, tabOf } from "@/app/(office)/audit/href";
import { Crumbs } from "@/components/shell/crumbs";
import { LinkButton } from "@/components/ui/button";
import { Go } from "@/components/ui/go";
import { listAuditEvents, listLookups } from "@/lib/audit/audit";
import { listAuditChoices } from "@/lib/audit/choices";
import { visibleText } from "@/lib/format";
import { load } from "@/lib/web/load";

export const metadata: Metadata = { title: "Audit" };

type Props = { searchParams: Promise<AuditQuery> };

export default async function AuditPage({ searchParams }: Props) {
  const { tab: _, ...filter } = await searchParams;
  const tab = tabOf(await searchParams);
  const query: AuditQuery = { ...filter, tab: tab === "events" ? undefined : tab };
  const events = tab === "events" ? await load(listAuditEvents, filter) : null;
  const lookups = events ? null : await load(listLookups, filter);
  const choices = await load(listAuditChoices, {});
  const customer = events?.rows[0]?.customerName;
  return (
    <>
      <Crumbs items={[{ label: "Audit" }]} />
      <div className="page-body">
        <div className="page-head">
          <h1>Audit</h1>
          <LinkButton icon="file-down" href={exportHref(query)} download="">
            Export as CSV
          </LinkButton>
        </div>
        <nav className="tabs" aria-label="Kinds of record">
          <TabLink href={auditHref({})} label="Events" isCurrent={tab === "events"} />
          <TabLink href={auditHref({ tab: "look-ups" })} label="Look-ups" isCurrent={tab === "look-ups"} />
        </nav>
        <Filters
          query={query}
          choices={choices}
          customer={customer ? visibleText(customer) : "one customer"}
        />
        <AuditList query={query} events={events} lookups={lookups} />
      </div>
    </>
  );
}

const TabLink = ({ href, label, isCurrent }: { href: string; label: string; isCurrent: boolean }) => (
  <Go href={href} aria-current={isCurrent ? "page" : undefined}>
    {label}
  </Go>
);
