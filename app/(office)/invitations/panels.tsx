// The panels of the invitations: a new one, and what else may be done with one that is under way.
import { extendTheInvitation, resendTheInvitation } from "@/app/(office)/invitations/actions";
import { BounceForm } from "@/app/(office)/invitations/bounce-form";
import { type InvitationsQuery, invitationsHref, listOf } from "@/app/(office)/invitations/href";
import { InviteForm } from "@/app/(office)/invitations/invite-form";
import { RevokeForm } from "@/app/(office)/invitations/revoke-form";
import { LinkButton } from "@/components/ui/button";
import { OneButtonForm } from "@/components/ui/one-button-form";
import { Pairs } from "@/components/ui/pairs";
import { Panel } from "@/components/ui/panel";
import { openDraft } from "@/lib/auth/drafts";
import { type Actor, banksWith } from "@/lib/core/actor";
import { mayRun } from "@/lib/core/permissions";
import { countryOptions } from "@/lib/countries/rules";
import { formatDateTime, visibleText } from "@/lib/format";
import { viewInvitation } from "@/lib/invitations/listing";
import { revokeInvitation } from "@/lib/invitations/manage";
import { mayPromiseCustomer } from "@/lib/invitations/promised-customer";
import { deedsIn } from "@/lib/invitations/rules";
import { bundleNames } from "@/lib/invitations/schema";
import { mayGrant } from "@/lib/people/grants";
import { load } from "@/lib/web/load";

type Props = { query: InvitationsQuery; actor: Actor };

export async function InvitePanel({ query, actor }: Props) {
  const banks = banksWith(actor, "CanCreateUserInvitation");
  if (banks.length === 0) return null;
  const kept = query.draft ? await load(openDraft, { id: query.draft }) : await readFormer(query.id);
  const closeHref = invitationsHref(listOf(query));
  return (
    <Panel title="Invite someone" closeHref={closeHref} opener="invite">
      <InviteForm
        banks={banks}
        grantable={banks.filter((bankId) => mayGrant(actor, bankId))}
        bundles={bundleNames}
        mayLink={banks.some((bankId) => mayPromiseCustomer(actor, bankId))}
        countries={countryOptions().map(({ name }) => ({ value: name, label: name }))}
        initial={kept ?? { bankId: banks[0] ?? "", purpose: "DEVELOPER" }}
        closeHref={closeHref}
        signed={`Signed as ${actor.name}`}
      />
    </Panel>
  );
}

/** Invited before: the same facts again. Nothing is sent until they are looked at. */
async function readFormer(id?: string) {
  const row = id ? await load(viewInvitation, { id }) : null;
  if (!row) return null;
  const { bankId, firstName, lastName, email, company, country, purpose, bundle, customerNumber } = row;
  const facts = { bankId, firstName, lastName, email, company, country, purpose };
  return { ...facts, bundle: bundle ?? "", customerNumber: customerNumber ?? "" };
}

export async function ManagePanel({ query, actor }: Props) {
  const row = await load(viewInvitation, { id: query.id ?? "" });
  if (!row) return null;
  const deeds = deedsIn(row.state);
  if (deeds.length === 0 || !mayRun(revokeInvitation.allow, actor, row.bankId)) return null;
  const ids = { bankId: row.bankId, id: row.id };
  const closeHref = invitationsHref(listOf(query));
  const signed = `Signed as ${actor.name}`;
  const pairs = [
    { label: "E-mail", value: visibleText(row.email) },
    { label: "Company", value: visibleText(row.company) },
    { label: "Country", value: visibleText(row.country) },
    { label: "Bank", value: row.bankId },
    { label: "Link ends", value: formatDateTime(row.expiresAt, row.timeZone) },
  ];
  return (
    <Panel
      title={visibleText(`${row.firstName} ${row.lastName}`.trim() || "Invitation")}
      closeHref={closeHref}
      opener={`more-${row.id}`}
    >
      <div className="panel-part stack">
        <Pairs pairs={pairs} />
        <div className="row wrap">
          {deeds.includes("extend") && (
            <OneButtonForm
              action={extendTheInvitation}
              hidden={ids}
              label="Extend the link"
              icon="calendar-clock"
              hasWords
            />
          )}
          {deeds.includes("resend") && (
            <OneButtonForm
              action={resendTheInvitation}
              hidden={ids}
              label="Resend with a new link"
              icon="send"
              hasWords
            />
          )}
          {deeds.includes("again") && (
            <LinkButton
              small
              icon="pencil"
              href={invitationsHref({ ...listOf(query), panel: "invite", id: row.id })}
              scroll={false}
            >
              Invite again with changes
            </LinkButton>
          )}
        </div>
        {deeds.includes("bounce") && <BounceForm ids={ids} />}
      </div>
      {deeds.includes("revoke") && <RevokeForm ids={ids} closeHref={closeHref} signed={signed} />}
    </Panel>
  );
}
