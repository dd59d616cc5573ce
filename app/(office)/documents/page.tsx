// What expires when, over all customers of the banks where one may see documents.
import type { Metadata } from "next";
import { DocumentsTable } from "@/app/(office)/documents/documents-table";
import { Filters } from "@/app/(office)/documents/filters";
import { type DocumentsQuery, documentsHref, filterOf } from "@/app/(office)/documents/href";
import { Crumbs } from "@/components/shell/crumbs";
import { LinkButton } from "@/components/ui/button";
import { listExpiring, listExpiringChoices } from "@/lib/expiry/listing";
import { windowNames } from "@/lib/expiry/schema";
import { load } from "@/lib/web/load";

export const metadata: Metadata = { title: "Documents" };

export default async function DocumentsPage({ searchParams }: { searchParams: Promise<DocumentsQuery> }) {
  const { bankId, type, officer, after, ...asked } = await searchParams;
  const window = windowNames.find((name) => name === asked.window) ?? "all";
  const query = { bankId, type, officer, after, window };
  const { rows, next } = await load(listExpiring, query);
  const choices = await load(listExpiringChoices, {});
  return (
    <>
      <Crumbs items={[{ label: "Documents" }]} />
      <div className="page-body">
        <div className="page-head">
          <h1>Documents</h1>
          <LinkButton icon="file-down" href={documentsHref(filterOf(query), "/documents/export")} download="">
            Export as CSV
          </LinkButton>
        </div>
        <Filters query={query} window={window} choices={choices} />
        <DocumentsTable
          rows={rows}
          next={next}
          query={query}
          isFiltered={Boolean(bankId || type || officer || after) || window !== "all"}
          isOneBank={choices.banks.length === 1}
        />
      </div>
    </>
  );
}
