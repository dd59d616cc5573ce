// What expires when, the first to end first: whose it is, the document, and who is in charge of renewing it.

import { fileHref } from "@/app/(office)/customers/[bankId]/[customerId]/href";
import { type DocumentsQuery, documentsHref, filterOf } from "@/app/(office)/documents/href";
import { CustomerCell } from "@/components/customers/customer-cell";
import { tileId } from "@/components/kyc/documents-card";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/button";
import { Blank } from "@/components/ui/empty";
import { Pager } from "@/components/ui/pager";
import { type Column, Table } from "@/components/ui/table";
import type { ExpiringRow } from "@/lib/expiry/schema";
import { formatDate, visibleText } from "@/lib/format";
import { documentLabel } from "@/lib/kyc/document-types";
import { expiryBadge } from "@/lib/kyc/expiry";

const columns: Column[] = [
  { key: "customer", label: "Customer" },
  { key: "document", label: "Document" },
  { key: "state", label: "State" },
  { key: "expires", label: "Expires" },
  { key: "officer", label: "In charge" },
];

type Props = {
  rows: ExpiringRow[];
  next: string | null;
  query: DocumentsQuery;
  isFiltered: boolean;
  isOneBank: boolean;
};

export function DocumentsTable({ rows, next, query, isFiltered, isOneBank }: Props) {
  if (rows.length === 0)
    return isFiltered ? (
      <Blank title="No document like this" action={<LinkButton href="/documents">Show all</LinkButton>}>
        Choose a longer window, or another type.
      </Blank>
    ) : (
      <Blank title="No document with an end is on file">
        Documents appear here with the day on which they expire.
      </Blank>
    );
  const foot = (
    <Pager
      shown={`${rows.length} ${rows.length === 1 ? "document" : "documents"}, the first to end first. Left out: what a newer one of its type replaced.`}
      previous={query.after ? documentsHref(filterOf(query)) : undefined}
      next={next ? documentsHref({ ...filterOf(query), after: next }) : undefined}
      labels={["First page", "Next"]}
    />
  );
  return (
    <Table title="What expires when" columns={columns} className="expiring" asLines foot={foot}>
      {rows.map((row) => (
        <Line key={`${row.customerId} ${row.documentId}`} row={row} isOneBank={isOneBank} />
      ))}
    </Table>
  );
}

/** The bank's today, told by the days that are left there. */
const todayOf = ({ expiryDate, daysLeft }: ExpiringRow) =>
  new Date(expiryDate.getTime() - daysLeft * 86_400_000);

function Line({ row, isOneBank }: { row: ExpiringRow; isOneBank: boolean }) {
  const { bankId, customerId, documentId, type, number, expiryDate, hasTask, officer } = row;
  return (
    <tr>
      <CustomerCell
        of={row}
        href={fileHref({ bankId, customerId }, {}, tileId(documentId))}
        isOneBank={isOneBank}
      />
      <td>
        {visibleText(documentLabel(type))}
        {number && <span className="meta id block wrap-anywhere">{visibleText(number)}</span>}
      </td>
      <td>
        <Badge {...expiryBadge(expiryDate, todayOf(row))} />
      </td>
      <td className="nowrap">
        <time dateTime={expiryDate.toISOString().slice(0, 10)}>{formatDate(expiryDate)}</time>
      </td>
      <td className={officer ? "" : "meta"}>
        {officer ? visibleText(officer) : hasTask ? "nobody yet" : "no task yet"}
      </td>
    </tr>
  );
}
