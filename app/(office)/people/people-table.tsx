// The people as rows: who, what he is at which bank, when last seen; the brake comes off in the row.
import { unlockThePerson } from "@/app/(office)/people/[id]/actions";
import type { PeopleQuery } from "@/app/(office)/people/page";
import { FactorTag } from "@/components/people/factor-tag";
import { PersonState } from "@/components/people/person-state";
import { RoleTags } from "@/components/people/role-tags";
import { Avatar } from "@/components/ui/avatar";
import { Blank } from "@/components/ui/empty";
import { Go } from "@/components/ui/go";
import { OneButtonForm } from "@/components/ui/one-button-form";
import { Pager } from "@/components/ui/pager";
import { type Column, Table } from "@/components/ui/table";
import { type Actor, holdsAt, holdsAtSystem } from "@/lib/core/actor";
import { visibleText } from "@/lib/format";
import type { ListedPerson } from "@/lib/people/people";

const columns: Column[] = [
  { key: "name", label: "Name" },
  { key: "roles", label: "Roles" },
  { key: "seen", label: "Last seen" },
  { key: "act", label: "Actions", isHidden: true },
];

type Props = {
  rows: ListedPerson[];
  next: string | null;
  query: PeopleQuery;
  text: string;
  actor: Actor;
  zones: Map<string, string>;
};

export function PeopleTable({ rows, next, query, text, actor, zones }: Props) {
  if (rows.length === 0)
    return (
      <Blank title={text ? `Nobody found for “${visibleText(text)}”` : "Nobody yet"}>
        You see the people who hold, held or asked for a role at your banks.
      </Blank>
    );
  const search = query.search ? `search=${encodeURIComponent(query.search)}&` : "";
  const pager = (next || query.after) && (
    <Pager
      shown={`${rows.length} ${rows.length === 1 ? "person" : "people"}`}
      previous={query.after ? `/people?${search}` : undefined}
      next={next ? `/people?${search}after=${encodeURIComponent(next)}` : undefined}
      labels={["First page", "Next"]}
    />
  );
  return (
    <Table title="People" columns={columns} className="people" asLines foot={pager}>
      {rows.map((person) => (
        <PersonRow key={person.id} person={person} actor={actor} zones={zones} />
      ))}
    </Table>
  );
}

function PersonRow({ person, actor, zones }: { person: ListedPerson } & Pick<Props, "actor" | "zones">) {
  const { id, name, email, held, isLocked, brakedUntil } = person;
  const places = [...new Set(held.map(({ bankId }) => bankId))];
  const isMine = places.some((bankId) => bankId && holdsAt(actor, "CanManagePeople", bankId));
  const mayUnlock = isMine || holdsAtSystem(actor, "CanCreateEntitlementAtAnyBank");
  return (
    <tr>
      <td className="p-name">
        <span className="row">
          <Avatar name={name} />
          <span className="min-w-0 wrap-anywhere">
            <Go className="name" href={`/people/${encodeURIComponent(id)}`}>
              {visibleText(name)}
            </Go>
            <br />
            <span className="meta">{visibleText(email)}</span>
            <FactorTag {...person} />
          </span>
        </span>
      </td>
      <td>
        {places.length === 0 && <RoleTags held={[]} />}
        {places.map((bankId) => (
          <span key={bankId ?? ""} className="row wrap gap-1">
            {(places.length > 1 || bankId === null) && <span className="meta">{bankId ?? "system"}</span>}
            <RoleTags held={held.filter((one) => one.bankId === bankId)} timeZone={zones.get(bankId ?? "")} />
          </span>
        ))}
      </td>
      <td>
        <PersonState {...person} now={actor.now} />
      </td>
      <td className="right">
        {(isLocked || brakedUntil) && mayUnlock && (
          <OneButtonForm
            action={unlockThePerson}
            hidden={{ personId: id, back: "list" }}
            label={`Unlock ${visibleText(name)}`}
            icon="rotate-ccw"
          />
        )}
      </td>
    </tr>
  );
}
