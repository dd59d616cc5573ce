// An opened row of the audit: the action with before and after, from where, by which role and credential.

import type { ReactNode } from "react";
import { browserName } from "@/app/(office)/audit/browser-name";
import { type AuditQuery, auditHref } from "@/app/(office)/audit/href";
import { ChangedValue } from "@/components/ui/diff";
import { Go } from "@/components/ui/go";
import { changesBetween, fieldLabel, valueWords } from "@/lib/audit/field-words";
import type { AuditRow } from "@/lib/audit/schema";
import { formatCount, formatTimestamp, visibleText } from "@/lib/format";

type Fact = { label: string; value: ReactNode; className?: string };

function Facts({ label, facts }: { label: string; facts: Fact[] }) {
  return (
    <dl className="diff" aria-label={label}>
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd className={fact.className}>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What a view names changed nothing, so it is not drawn as a change. */
function changesOf({ outcome, before, after }: AuditRow): Fact[] {
  if (outcome === "done")
    return changesBetween(before, after).map((change) => ({
      label: change.label,
      value: <ChangedValue before={change.before} after={change.after} />,
    }));
  return Object.entries(after ?? {})
    .map(([name, value]) => ({ label: fieldLabel(name), value: valueWords(name, value) }))
    .filter(({ value }) => value !== "");
}

/** The credential that was shown, apart from who it belongs to. */
function credentialOf({ via, consumerName }: AuditRow): string {
  const program = consumerName ? ` through ${visibleText(consumerName)}` : "";
  if (via === "session") return "Session in a browser";
  if (via === "direct-login") return `DirectLogin token${program}`;
  return via === "command" ? "Command on the server" : `None: not signed in${program}`;
}

const did = (event: AuditRow): Fact[] => [
  { label: "Action", value: event.action, className: "mono" },
  ...changesOf(event),
  ...(event.detail ? [{ label: "Note", value: visibleText(event.detail) }] : []),
];

function from(event: AuditRow): Fact[] {
  const { address, agent, roleName, bankId, correlationId, outcome } = event;
  const place = [address, agent && browserName(agent)]
    .filter(Boolean)
    .map((part) => visibleText(String(part)));
  const facts: (Fact & { isKnown?: boolean })[] = [
    { label: "At", value: formatTimestamp(event.at), className: "id" },
    { label: "From", value: place.join(", ") || "not known", className: "wrap-anywhere" },
    { label: "Credential", value: credentialOf(event) },
    {
      label: outcome === "refused" ? "Role missing" : "Role used",
      value: roleName,
      className: "mono",
      isKnown: roleName !== null,
    },
    { label: "Bank", value: bankId, isKnown: bankId !== null },
    { label: "Correlation", value: correlationId, className: "mono" },
  ];
  return facts.filter(({ isKnown = true }) => isKnown);
}

/** The row after the event's own; shown while that one's <details> is open. */
export function DetailRow({
  event,
  query,
  columns,
}: {
  event: AuditRow;
  query: AuditQuery;
  columns: number;
}) {
  const { customerId, id } = event;
  const only = { ...query, after: undefined, before: undefined };
  return (
    <tr className="detail">
      <td colSpan={columns}>
        <div className="two">
          <Facts label={`What record ${formatCount(Number(id))} says`} facts={did(event)} />
          <Facts label={`Where record ${formatCount(Number(id))} comes from`} facts={from(event)} />
        </div>
        <p className="row wrap detail-ways">
          {customerId && customerId !== query.customer && (
            <Go className="linkish" href={auditHref({ ...only, customer: customerId })}>
              Only this customer
            </Go>
          )}
          {event.personId && event.personId !== query.person && (
            <Go className="linkish" href={auditHref({ ...only, person: event.personId })}>
              Only this person
            </Go>
          )}
        </p>
      </td>
    </tr>
  );
}
