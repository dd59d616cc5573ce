// Invitations as rows: who, for what, what comes with it, how far it came; the likeliest action in the row.
import { resendTheInvitation } from "@/app/(office)/invitations/actions";
import { type InvitationsQuery, invitationsHref, listOf } from "@/app/(office)/invitations/href";
import { StateCell, sinceOf } from "@/app/(office)/invitations/state-cell";
import { Tag } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/button";
import { Blank } from "@/components/ui/empty";
import { OneButtonForm } from "@/components/ui/one-button-form";
import { Pager } from "@/components/ui/pager";
import { type Column, Table } from "@/components/ui/table";
import type { Actor } from "@/lib/core/actor";
import { mayRun } from "@/lib/core/permissions";
import { formatDateTime, sinceWords, untilWords, visibleText } from "@/lib/format";
import type { Found } from "@/lib/invitations/listing";
import { resendInvitation } from "@/lib/invitations/manage";
import { deedsIn } from "@/lib/invitations/rules";

const columns: Column[] = [
  { key: "invited", label: "Invited" },
  { key: "purpose", label: "Purpose" },
  { key: "gets", label: "Gets on acceptance" },
  { key: "state", label: "State" },
  { key: "since", label: "Since" },
  { key: "ends", label: "Link ends" },
  { key: "act", label: "Actions", isHidden: true },
];

type Props = {
  rows: Found[];
  next: string | null;
  query: InvitationsQuery;
  actor: Actor;
  isFiltered: boolean;
};

export function InvitationsTable({ rows, next, query, actor, isFiltered }: Props) {
  if (rows.length === 0)
    return isFiltered ? (
      <Blank title="No invitation like this" action={<LinkButton href="/invitations">Show all</LinkButton>}>
        Choose another state, or look for another part of the name or e-mail.
      </Blank>
    ) : (
      <Blank title="Nobody is invited yet">Invite a colleague, a developer or a customer by e-mail.</Blank>
    );
  const pager = (next || query.after) && (
    <Pager
      shown={`${rows.length} ${rows.length === 1 ? "invitation" : "invitations"}, newest first`}
      previous={query.after ? invitationsHref({ ...listOf(query), after: undefined }) : undefined}
      next={next ? invitationsHref({ ...listOf(query), after: next }) : undefined}
      labels={["First page", "Next"]}
    />
  );
  const isOneBank = new Set(rows.map(({ bankId }) => bankId)).size === 1;
  return (
    <Table title="Invitations" columns={columns} className="invitations" asLines foot={pager}>
      {rows.map((row) => (
        <InvitationLine key={row.id} row={row} query={query} actor={actor} isOneBank={isOneBank} />
      ))}
    </Table>
  );
}

type LineProps = { row: Found; query: InvitationsQuery; actor: Actor; isOneBank: boolean };

function InvitationLine({ row, query, actor, isOneBank }: LineProps) {
  const { now } = actor;
  const gets = [row.bundle, row.customerNumber && `Customer ${visibleText(row.customerNumber)}`].filter(
    Boolean,
  );
  const isEnded = row.state === "accepted" || row.state === "revoked" || row.state === "expired";
  return (
    <tr>
      <td className="wrap-anywhere">
        <b className="person">{visibleText(`${row.firstName} ${row.lastName}`.trim() || "No name")}</b>
        <br />
        <span className="meta">{visibleText(row.email)}</span>
      </td>
      <td>
        <Tag>{row.purpose === "CUSTOMER" ? "Customer" : "Developer"}</Tag>
      </td>
      <td className={gets.length > 0 ? "soft" : "meta"}>
        {gets.join(", ") || "No role"}
        {!isOneBank && <span className="meta block">{row.bankId}</span>}
      </td>
      <td>
        <StateCell row={row} now={now} />
      </td>
      <td className="soft nowrap" title={formatDateTime(sinceOf(row), row.timeZone)}>
        {sinceWords(sinceOf(row), now, row.timeZone)}
      </td>
      <td className="soft nowrap" title={formatDateTime(row.expiresAt, row.timeZone)}>
        {isEnded ? <span className="meta">ended</span> : untilWords(row.expiresAt, now)}
      </td>
      <td className="right">
        <RowActions row={row} query={query} actor={actor} />
      </td>
    </tr>
  );
}

function InviteAgain({ row, query }: Pick<LineProps, "row" | "query">) {
  return (
    <LinkButton
      small
      id={`again-${row.id}`}
      href={invitationsHref({ ...listOf(query), panel: "invite", id: row.id })}
      scroll={false}
    >
      Invite again
    </LinkButton>
  );
}

function RowActions({ row, query, actor }: Omit<LineProps, "isOneBank">) {
  const deeds = deedsIn(row.state);
  if (deeds.length === 0 || !mayRun(resendInvitation.allow, actor, row.bankId)) return null;
  if (deeds[0] === "again") return <InviteAgain row={row} query={query} />;
  const who = visibleText(`${row.firstName} ${row.lastName}`.trim() || row.email);
  return (
    <span className="row row-end">
      {deeds[0] === "resend" && (
        <OneButtonForm
          action={resendTheInvitation}
          hidden={{ bankId: row.bankId, id: row.id }}
          label="Resend"
          hasWords
        />
      )}
      <LinkButton
        small
        id={`more-${row.id}`}
        look={deeds[0] === "resend" ? "quiet" : undefined}
        icon="ellipsis"
        href={invitationsHref({ ...listOf(query), panel: "manage", id: row.id })}
        aria-label={`More for ${who}: extend, revoke`}
        scroll={false}
      />
    </span>
  );
}
