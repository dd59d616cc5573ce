// What `npm run bench` measures our pages against: an empty page, and the customer's file from a constant.
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { FileView } from "@/app/(office)/customers/[bankId]/[customerId]/file-view";
import { Crumbs } from "@/components/shell/crumbs";
import { Shell } from "@/components/shell/shell";
import { SubmitButton } from "@/components/ui/submit-button";
import { isBench } from "@/lib/core/env";
import { getCustomerFile } from "@/lib/customers/file";
import { nameWords } from "@/lib/customers/schema";
import { visibleText } from "@/lib/format";
import { listTimeline } from "@/lib/timeline/timeline";
import { load } from "@/lib/web/load";
import { officeOf, placesFor, roleAt } from "@/lib/web/office";
import { currentActor } from "@/lib/web/request";

type Props = {
  params: Promise<{ what: string }>;
  searchParams: Promise<{ bankId?: string; customerId?: string }>;
};

export default async function BenchPage({ params, searchParams }: Props) {
  const { what } = await params;
  if (!isBench()) notFound();
  if (what === "empty") return <main id="main">{null}</main>;
  if (what !== "constant") notFound();
  const { bankId = "", customerId = "" } = await searchParams;
  kept ??= await readOnce({ bankId, customerId });
  return draw(kept);
}

/** What the first request, a signed-in one, read under its own roles. From then on nothing is asked of anybody. */
let kept: Awaited<ReturnType<typeof readOnce>> | undefined;

async function readOnce(ids: { bankId: string; customerId: string }) {
  const [file, told] = await Promise.all([
    load(getCustomerFile, ids),
    load(listTimeline, { ...ids, views: false }),
  ]);
  const actor = await currentActor();
  return { ids, file, told, actor, nav: placesFor(actor), ...officeOf(actor) };
}

/** The same page as the customer's own, frame and all. */
function draw({ ids, file, told, actor, nav, banks, person }: NonNullable<typeof kept>): ReactNode {
  const leave = (
    <form action="/sign-out" method="post">
      <SubmitButton look="quiet" icon="log-out">
        Sign out
      </SubmitButton>
    </form>
  );
  return (
    <Shell bank={banks[0]} banks={banks} nav={nav} person={person} signOut={leave} isDemo>
      <Crumbs
        items={[
          { label: "Customers", href: "/customers" },
          { label: visibleText(nameWords(file.customer.legalName)) },
        ]}
      />
      <FileView file={file} told={told} ids={ids} actor={actor} role={roleAt(actor, ids.bankId)} query={{}} />
    </Shell>
  );
}
