// The customer's file as a page: title, alerts, identity, accounts, the story on the left and the facts on the right.

import { FactsColumn } from "@/app/(office)/customers/[bankId]/[customerId]/facts-column";
import { accountModel } from "@/app/(office)/customers/[bankId]/[customerId]/file-accounts";
import {
  addItems,
  editCustomerAction,
  editPanels,
} from "@/app/(office)/customers/[bankId]/[customerId]/file-actions";
import { mainFacts, moreFacts } from "@/app/(office)/customers/[bankId]/[customerId]/file-facts";
import {
  type FileIds,
  type FileQuery,
  fileHref,
  mediumHref,
} from "@/app/(office)/customers/[bankId]/[customerId]/href";
import { FileNotice } from "@/app/(office)/customers/[bankId]/[customerId]/notice";
import { TimelineView } from "@/app/(office)/customers/[bankId]/[customerId]/timeline-view";
import type { AskFor } from "@/app/(office)/requests/ask";
import { AccountsCard } from "@/components/customers/accounts-card";
import { AddMenu } from "@/components/customers/add-menu";
import { CustomerLayout } from "@/components/customers/customer-layout";
import { IdentityCard } from "@/components/customers/identity-card";
import { TitleBar } from "@/components/customers/title-bar";
import { tileId } from "@/components/kyc/documents-card";
import { type AlertModel, AlertStrip } from "@/components/ui/alert-strip";
import type { Actor } from "@/lib/core/actor";
import type { CustomerFile } from "@/lib/customers/file";
import { nameWords } from "@/lib/customers/schema";
import { visibleText } from "@/lib/format";
import type { Timeline, TimelineKind } from "@/lib/timeline/schema";

interface Props {
  file: CustomerFile;
  told: Timeline;
  ids: FileIds;
  actor: Actor;
  /** "relationship manager": explains the locks. */
  role: string;
  query: FileQuery & { kind?: TimelineKind };
  /** How to ask for what is locked; absent when nothing is. */
  ask?: AskFor;
}

const sections = [
  { id: "id-h", label: "Identity" },
  { id: "docs-h", label: "Documents" },
  { id: "tax-h", label: "Tax" },
  { id: "addr-h", label: "Addresses" },
  { id: "tl-h", label: "Timeline" },
];

export function FileView({ file, told, ids, actor, role, query, ask }: Props) {
  const { customer, badge, alerts } = file;
  const jump = alerts.length ? [{ id: "alerts-h", label: `Alerts ${alerts.length}` }, ...sections] : sections;
  return (
    <>
      <TitleBar
        name={visibleText(nameWords(customer.legalName))}
        number={visibleText(customer.customerNumber)}
        tags={["Person"]}
        status={badge}
        sections={jump}
        menu={<AddMenu items={addItems(actor, ids, ask)} role={role} />}
      />
      <CustomerLayout
        notice={<FileNotice ids={ids} query={query} canUndo={isUndoable(told, query, actor)} />}
        alerts={<AlertStrip alerts={alerts.map((alert, index) => alertModel(alert, index, ids))} />}
        identity={
          <IdentityCard
            facts={mainFacts(customer)}
            more={moreFacts(customer)}
            edit={editCustomerAction(actor, ids, ask)}
          />
        }
        accounts={<AccountsCard accounts={customer.accounts.map(accountModel)} />}
        timeline={<Story file={file} told={told} ids={ids} actor={actor} query={query} />}
        facts={<FactsColumn file={file} ids={ids} actor={actor} ask={ask} />}
      />
    </>
  );
}

/** The timeline tells whether the deletion that the address names really happened, just now and by this person. */
const isUndoable = ({ events }: Timeline, { undo, id }: FileQuery, actor: Actor): boolean =>
  events.some(
    ({ action, subjectId, personId, at }) =>
      action === `${undo}.delete` &&
      subjectId === id &&
      personId === actor.personId &&
      actor.now.getTime() - at.getTime() < 12_000,
  );

const wherePlace = {
  ...{ taxResidence: "tax-h", address: "addr-h", check: "tl-h" },
  ...{ document: "docs-h", medium: "docs-h" },
} as const;

function alertModel(
  { tone, title, text, target }: CustomerFile["alerts"][number],
  index: number,
  ids: FileIds,
): AlertModel {
  const place = target.kind === "document" && target.id ? tileId(target.id) : wherePlace[target.kind];
  const isScan = target.kind === "medium" && target.id !== null;
  const elsewhere = target.kind === "check" ? fileHref(ids, { kind: "check" }, "tl-h") : `#${place}`;
  const href = isScan ? mediumHref(ids, target.id ?? "") : elsewhere;
  return {
    id: `${target.kind} ${target.id ?? index}`,
    tone,
    title,
    detail: text,
    action: { label: "Show", href },
  };
}

function Story({ file, told, ids, actor, query }: Omit<Props, "role" | "ask">) {
  const kinds: ({ id: string }[] | null)[] = [file.documents, file.checks, file.media, file.addresses];
  const records = kinds.flatMap((kind) => kind ?? []);
  const links = {
    documents: file.documents ?? [],
    checks: file.checks ?? [],
    media: file.media ?? [],
    editable: new Set(records.map(({ id }) => id)),
    viewHref: (mediumId: string) => mediumHref(ids, mediumId),
  };
  return (
    <TimelineView
      file={ids}
      told={told}
      kind={query.kind}
      isWithViews={query.views === "1"}
      timeZone={file.bank.timeZone}
      now={actor.now}
      links={links}
      editPanels={editPanels(actor, ids.bankId)}
    />
  );
}
