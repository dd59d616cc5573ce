// The customer's file. `?panel=` opens a form beside it; nothing in the address says anything about the customer.
import type { Metadata } from "next";
import { hasLocks } from "@/app/(office)/customers/[bankId]/[customerId]/file-actions";
import { FileView } from "@/app/(office)/customers/[bankId]/[customerId]/file-view";
import { type FileQuery, fileHref } from "@/app/(office)/customers/[bankId]/[customerId]/href";
import { panelNamed } from "@/app/(office)/customers/[bankId]/[customerId]/panels";
import { askFrom } from "@/app/(office)/requests/ask";
import { Crumbs } from "@/components/shell/crumbs";
import { openDraft } from "@/lib/auth/drafts";
import { enterForm } from "@/lib/customers/enter";
import { getCustomerFile } from "@/lib/customers/file";
import { nameWords } from "@/lib/customers/schema";
import { visibleText } from "@/lib/format";
import { listOwnRoleRequests } from "@/lib/people/role-requests";
import { timelineKinds } from "@/lib/timeline/schema";
import { listTimeline } from "@/lib/timeline/timeline";
import { load } from "@/lib/web/load";
import { roleAt } from "@/lib/web/office";
import { currentActor } from "@/lib/web/request";

// Not the name: titles end up in histories and screen shares.
export const metadata: Metadata = { title: "Customer" };

type Props = { params: Promise<{ bankId: string; customerId: string }>; searchParams: Promise<FileQuery> };

export default async function CustomerPage({ params, searchParams }: Props) {
  // As they stand in the address: an id has no character that would need decoding.
  const [{ bankId, customerId }, asked] = await Promise.all([params, searchParams]);
  const ids = { bankId, customerId };
  const query = { ...asked, kind: timelineKinds.find((kind) => kind === asked.kind) };
  const panel = panelNamed(query.panel);
  if (panel) await load(enterForm(panel.roles), ids);
  const [file, told, draft, actor] = await Promise.all([
    load(getCustomerFile, ids),
    load(listTimeline, { ...ids, kind: query.kind, views: query.views === "1", after: query.before }),
    panel && query.draft ? load(openDraft, { id: query.draft }) : null,
    currentActor(),
  ]);
  const name = visibleText(nameWords(file.customer.legalName));
  const role = roleAt(actor, ids.bankId);
  const ask = hasLocks(actor, ids.bankId)
    ? askFrom({
        ...{ bankId: ids.bankId, now: actor.now, timeZone: file.bank.timeZone, back: fileHref(ids, {}) },
        requests: await load(listOwnRoleRequests, { bankId: ids.bankId }),
      })
    : undefined;
  return (
    <>
      <Crumbs items={[{ label: "Customers", href: "/customers" }, { label: name }]} />
      <FileView file={file} told={told} ids={ids} actor={actor} role={role} query={query} ask={ask} />
      {panel &&
        (await panel.draw({
          file: ids,
          customerName: name,
          actor,
          id: query.id,
          draft,
          today: file.today,
          closeHref: fileHref(ids, { kind: query.kind, views: query.views }),
          signed: `Signed as ${actor.name}, ${role}, ${ids.bankId}`,
        }))}
    </>
  );
}
