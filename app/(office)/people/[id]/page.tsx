// One person: what he may do at each bank, whether he can sign in, and what he asked for.
import type { Metadata } from "next";
import { GrantPanel } from "@/app/(office)/people/[id]/grant-panel";
import { RequestsCard } from "@/app/(office)/people/[id]/requests-card";
import { RolesCard } from "@/app/(office)/people/[id]/roles-card";
import { StateCard } from "@/app/(office)/people/[id]/state-card";
import { Crumbs } from "@/components/shell/crumbs";
import { LinkButton } from "@/components/ui/button";
import { Note } from "@/components/ui/note";
import { listBanks } from "@/lib/banks/banks";
import { visibleText } from "@/lib/format";
import { mayGrant } from "@/lib/people/grants";
import { getPerson } from "@/lib/people/person";
import { load } from "@/lib/web/load";
import { currentActor } from "@/lib/web/request";

// Not the name: titles end up in histories and screen shares.
export const metadata: Metadata = { title: "Person" };

const done: Record<string, string> = {
  granted: "The role is granted. It counts from the next thing this person does.",
  ended: "The role is taken back. It no longer counts.",
  disabled: "The account is disabled. All sessions have ended; API tokens rest until it is enabled.",
  enabled: "The account is enabled.",
  locked: "The account is locked. All sessions have ended.",
  unlocked: "The account is unlocked, and wrong tries are forgotten.",
  reset: "The second factors are gone. All sessions and API tokens have ended.",
  program: "It is a program’s account now: it uses the API and signs in to no page.",
  person: "It is a person’s account now. All sessions and API tokens have ended.",
  sessions: "All sessions and API tokens have ended.",
};

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string; panel?: string }> };

export default async function PersonPage({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const person = await load(getPerson, { personId: decodeURIComponent(id) });
  const [actor, banks] = [await currentActor(), await load(listBanks, {})];
  const zones = new Map(banks.map((bank) => [bank.id, bank.timeZone]));
  const isSelf = actor.personId === person.id;
  const grantable = isSelf ? [] : banks.filter((bank) => mayGrant(actor, bank.id));
  const name = visibleText(person.name);
  const href = `/people/${encodeURIComponent(person.id)}`;
  return (
    <>
      <Crumbs items={[{ label: "People and roles", href: "/people" }, { label: name }]} />
      <div className="page-body">
        <div className="page-head">
          <div className="min-w-0 wrap-anywhere">
            <h1>{name}</h1>
            <p>{visibleText(person.email)}</p>
          </div>
          {grantable.length > 0 && (
            <LinkButton icon="plus" href={`${href}?panel=grant`} scroll={false} id="grant">
              Grant a role
            </LinkButton>
          )}
        </div>
        {query.done && Object.hasOwn(done, query.done) && (
          <Note tone="ok" icon="circle-check" title={done[query.done] ?? ""} alert />
        )}
        <div className="columns">
          <RolesCard person={person} actor={actor} zones={zones} isSelf={isSelf} />
          <div className="stack">
            <StateCard person={person} now={actor.now} />
            <RequestsCard requests={person.requests} now={actor.now} zones={zones} />
          </div>
        </div>
      </div>
      {query.panel === "grant" && grantable.length > 0 && (
        <GrantPanel person={person} actor={actor} banks={grantable} closeHref={href} />
      )}
    </>
  );
}
