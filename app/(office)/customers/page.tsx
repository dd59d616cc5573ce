// Finding a customer: one box, what was understood, and the rows.
import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { presentSearch } from "@/app/(office)/customers/present-search";
import { QueryProvider } from "@/app/(office)/customers/query-provider";
import { RecentFiles } from "@/app/(office)/customers/recent-files";
import { SearchDesk } from "@/app/(office)/customers/search-desk";
import { type Asked, customerSearch } from "@/app/(office)/customers/search-query";
import { Crumbs } from "@/components/shell/crumbs";
import { LinkButton } from "@/components/ui/button";
import { banksWith } from "@/lib/core/actor";
import { uuidv7 } from "@/lib/core/ids";
import { perform } from "@/lib/core/use-case";
import { enterCustomers, openSearch } from "@/lib/customers/look-ups";
import { listRecentFiles } from "@/lib/customers/recent";
import { searchCustomers } from "@/lib/customers/search";
import { load } from "@/lib/web/load";
import { currentActor } from "@/lib/web/request";

export const metadata: Metadata = { title: "Customers" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** An address may name it twice, or at any length: then it names nothing. */
const single = (value: string | string[] | undefined, most: number): string | null =>
  typeof value === "string" && value.length <= most ? value : null;

export default async function CustomersPage({ searchParams }: Props) {
  const named = await searchParams;
  const [search, after] = [single(named.search, 64), single(named.after, 300)];
  await load(enterCustomers, {});
  const kept = search ? await load(openSearch, { searchId: search }) : null;
  const asked: Asked = {
    searchId: kept?.searchId ?? uuidv7(),
    text: kept?.text ?? "",
    asIf: kept?.asIf ?? null,
    after,
  };
  const client = new QueryClient();
  const actor = await currentActor();
  if (kept) {
    const found = await perform(searchCustomers, actor, { ...asked });
    client.setQueryData(customerSearch(asked).queryKey, presentSearch(found));
  }
  const recent = await perform(listRecentFiles, actor, {});
  const banks = banksWith(actor, "CanGetCustomer");
  const [mayAdd] = banksWith(actor, "CanCreateCustomer");
  return (
    <>
      <Crumbs items={[{ label: "Customers" }]} />
      <div className="page-body">
        <div className="page-head">
          <h1>Customers</h1>
          {mayAdd && (
            <LinkButton icon="user-plus" href="/customers/new">
              Add customer
            </LinkButton>
          )}
        </div>
        <QueryProvider>
          <HydrationBoundary state={dehydrate(client)}>
            <SearchDesk
              key={kept?.searchId ?? "new"}
              start={asked}
              where={banks.length === 1 ? (banks[0] ?? "") : "your banks"}
            >
              <RecentFiles files={recent} now={actor.now} />
            </SearchDesk>
          </HydrationBoundary>
        </QueryProvider>
      </div>
    </>
  );
}
