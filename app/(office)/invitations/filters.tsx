// The list by text and by state. The text is posted and kept apart; the state stands in the address.
import { lookForInvitation } from "@/app/(office)/invitations/actions";
import { type InvitationsQuery, invitationsHref } from "@/app/(office)/invitations/href";
import { Button } from "@/components/ui/button";
import { Go } from "@/components/ui/go";
import { formatCount } from "@/lib/format";
import type { Counts } from "@/lib/invitations/listing";
import type { Group } from "@/lib/invitations/rules";

const chips: [group: Group | "all", label: string][] = [
  ["all", "All"],
  ["in-flight", "In flight"],
  ["trouble", "Mail trouble"],
  ["accepted", "Accepted"],
  ["expired", "Expired"],
  ["revoked", "Revoked"],
];

type Props = { query: InvitationsQuery; text: string; counts: Counts; state: Group | "all" };

export function Filters({ query, text, counts, state }: Props) {
  return (
    <div className="row wrap">
      <form action={lookForInvitation} className="row max-md:w-full" role="search">
        <label className="sr-only" htmlFor="invitation-text">
          Name or e-mail
        </label>
        <input
          key={text}
          className="input people-text grow"
          id="invitation-text"
          name="text"
          type="search"
          placeholder="Name or e-mail"
          maxLength={100}
          defaultValue={text}
          autoComplete="off"
        />
        <input type="hidden" name="state" value={state === "all" ? "" : state} />
        <Button type="submit" icon="search">
          Search
        </Button>
      </form>
      <nav className="row wrap" aria-label="States">
        {chips.map(([group, label]) => (
          <Go
            key={group}
            className="chip"
            aria-current={group === state ? "true" : undefined}
            href={invitationsHref({ search: query.search, state: group === "all" ? undefined : group })}
          >
            {label} <span className="n">{formatCount(counts[group])}</span>
          </Go>
        ))}
      </nav>
    </div>
  );
}
