// Invitations: who was invited, how far each came, and what to do about it. For administrators.
import type { Metadata } from "next";
import { AskedLinks } from "@/app/(office)/invitations/asked-links";
import { Filters } from "@/app/(office)/invitations/filters";
import { type InvitationsQuery, invitationsHref, listOf } from "@/app/(office)/invitations/href";
import { InvitationsTable } from "@/app/(office)/invitations/invitations-table";
import { InvitePanel, ManagePanel } from "@/app/(office)/invitations/panels";
import { Crumbs } from "@/components/shell/crumbs";
import { LinkButton } from "@/components/ui/button";
import { Note } from "@/components/ui/note";
import { openDraft } from "@/lib/auth/drafts";
import { banksWith } from "@/lib/core/actor";
import { listAskedLinks } from "@/lib/invitations/attention";
import { searchInvitations } from "@/lib/invitations/listing";
import { isGroup } from "@/lib/invitations/rules";
import { load } from "@/lib/web/load";
import { currentActor } from "@/lib/web/request";

export const metadata: Metadata = { title: "Invitations" };

const done: Record<string, string> = {
  invited: "The invitation is made.",
  resent: "A new link is on its way. The old one opens nothing any more.",
  extended: "The link counts longer.",
  bounced: "Noted: the mail came back. Send a new one, or invite again with another address.",
  revoked: "The invitation is revoked. Its link opens nothing any more.",
};

export default async function InvitationsPage({ searchParams }: { searchParams: Promise<InvitationsQuery> }) {
  const query = await searchParams;
  const kept = query.search ? await load(openDraft, { id: query.search }) : null;
  const text = typeof kept?.text === "string" ? kept.text : "";
  const state = isGroup(query.state) ? query.state : "all";
  const { rows, next, counts } = await load(searchInvitations, { q: text, state, after: query.after });
  const asked = await load(listAskedLinks, {});
  const actor = await currentActor();
  const mayInvite = banksWith(actor, "CanCreateUserInvitation").length > 0;
  return (
    <>
      <Crumbs items={[{ label: "Invitations" }]} />
      <div className="page-body">
        <div className="page-head">
          <h1>Invitations</h1>
          {mayInvite && (
            <LinkButton
              id="invite"
              look="primary"
              icon="plus"
              href={invitationsHref({ ...listOf(query), panel: "invite" })}
              scroll={false}
            >
              Invite someone
            </LinkButton>
          )}
        </div>
        <div className="stack">
          {query.done && Object.hasOwn(done, query.done) && (
            <Note tone="ok" icon="circle-check" title={done[query.done] ?? ""} alert />
          )}
          {asked.length > 0 && <AskedLinks rows={asked} actor={actor} />}
          <Filters query={query} text={text} counts={counts} state={state} />
          <InvitationsTable
            rows={rows}
            next={next}
            query={query}
            actor={actor}
            isFiltered={state !== "all" || text !== ""}
          />
        </div>
      </div>
      {query.panel === "invite" && <InvitePanel query={query} actor={actor} />}
      {query.panel === "manage" && <ManagePanel query={query} actor={actor} />}
    </>
  );
}
