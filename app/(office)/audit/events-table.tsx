// The events of the audit as rows in words; each opens, without a script, to the row under it.

import { Fragment, type ReactNode } from "react";
import { DetailRow } from "@/app/(office)/audit/detail-row";
import type { AuditQuery } from "@/app/(office)/audit/href";
import { When } from "@/app/(office)/audit/when";
import { Verdict } from "@/components/ui/badge";
import { Go } from "@/components/ui/go";
import { Icon } from "@/components/ui/icon";
import { type Column, Table } from "@/components/ui/table";
import { eventWords } from "@/lib/audit/event-words";
import type { AuditRow } from "@/lib/audit/schema";
import { nameWords } from "@/lib/customers/schema";
import { formatCount, visibleText } from "@/lib/format";

const columns: Column[] = [
  { key: "record", label: "Record" },
  {
    key: "time",
    label: (
      <>
        Time, UTC <Icon name="arrow-down" size={14} />
      </>
    ),
  },
  { key: "who", label: "Who" },
  { key: "what", label: "What" },
  { key: "customer", label: "Customer" },
  { key: "outcome", label: "Outcome" },
  { key: "open", label: "Details", isHidden: true },
];

export function EventsTable({ rows, query, foot }: { rows: AuditRow[]; query: AuditQuery; foot: ReactNode }) {
  return (
    <Table title="Events, newest first" columns={columns} className="audit" asLines foot={foot}>
      {rows.map((event) => (
        <Fragment key={event.id}>
          <EventRow event={event} />
          <DetailRow event={event} query={query} columns={columns.length} />
        </Fragment>
      ))}
    </Table>
  );
}

function EventRow({ event }: { event: AuditRow }) {
  const { what, aside } = eventWords(event);
  const record = formatCount(Number(event.id));
  return (
    <tr className="event">
      <td className="id meta a-record">{record}</td>
      <td className="a-when">
        <When at={event.at} />
      </td>
      <td className="a-who">
        <Who event={event} />
      </td>
      <td className="a-what">
        {aside ? `${what}: ` : what}
        {aside && <span className="meta">{aside}</span>}
      </td>
      <td className="a-customer">
        <Customer event={event} />
      </td>
      <td className="a-outcome">
        <Outcome outcome={event.outcome} />
      </td>
      <td className="right a-open">
        <details>
          <summary className="copy" aria-label={`Details of record ${record}`}>
            <Icon name="chevron-down" />
          </summary>
          <span className="sr-only">They are in the next row.</span>
        </details>
      </td>
    </tr>
  );
}

function Who({ event: { personId, personName, consumerName } }: { event: AuditRow }) {
  if (!personId) return <span className="meta">not signed in</span>;
  return (
    <>
      <span className="person">{personName ? visibleText(personName) : "Dossier"}</span>
      {consumerName && <span className="meta"> via {visibleText(consumerName)}</span>}
    </>
  );
}

function Customer({ event: { bankId, customerId, customerName, customerNumber } }: { event: AuditRow }) {
  if (!customerId || !bankId) return <span className="meta a-none">none</span>;
  // One of another time; a customer on file has a number, but not always a name.
  if (customerNumber === null)
    return <span className="meta wrap-anywhere">unknown: {visibleText(customerId)}</span>;
  return (
    <Go
      className="plain"
      href={`/customers/${encodeURIComponent(bankId)}/${encodeURIComponent(customerId)}`}
      title={`Customer ${customerNumber} at ${bankId}`}
    >
      {visibleText(nameWords(customerName))}
    </Go>
  );
}

function Outcome({ outcome }: Pick<AuditRow, "outcome">) {
  if (outcome === "refused")
    return (
      <Verdict tone="bad" icon="ban">
        refused
      </Verdict>
    );
  return (
    <span className="verdict is-neutral is-plain">
      <Icon name={outcome === "viewed" ? "eye" : "check"} />
      {outcome}
    </span>
  );
}
