// What a person may do, by bank: screen roles and single ones, each with its date and the way to take it back.
import { endTheRoles } from "@/app/(office)/people/[id]/actions";
import { askHref } from "@/app/(office)/requests/href";
import { Tag } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Empty } from "@/components/ui/empty";
import { Go } from "@/components/ui/go";
import { Need } from "@/components/ui/note";
import { OneButtonForm } from "@/components/ui/one-button-form";
import type { Actor } from "@/lib/core/actor";
import { formatCount } from "@/lib/format";
import { endRole, mayEndRoles } from "@/lib/people/grants";
import type { PersonFile } from "@/lib/people/person";
import { lastDay } from "@/lib/people/request-words";
import { describeRoles, type RoleItem, rolesToEnd } from "@/lib/people/role-rules";

type Props = { person: PersonFile; actor: Actor; zones: Map<string, string>; isSelf: boolean };

export function RolesCard({ person, actor, zones, isSelf }: Props) {
  const places = [...new Set(person.held.map(({ bankId }) => bankId))];
  return (
    <Card id="roles" title="Roles">
      {places.length === 0 && <Empty>No role.</Empty>}
      {places.map((bankId) => {
        const items = describeRoles(person.held.filter((one) => one.bankId === bankId));
        const mayEnd = mayEndRoles(actor, bankId);
        return (
          <section key={bankId ?? ""} aria-label={`Roles at ${bankId ?? "system level"}`}>
            <h3 className="roles-at">{bankId ?? "System level"}</h3>
            <ul className="list">
              {items.map((item) => (
                <li key={item.label}>
                  <RoleLine
                    item={item}
                    timeZone={zones.get(bankId ?? "")}
                    end={mayEnd && { personId: person.id, bankId, roleNames: rolesToEnd(item, items) }}
                  />
                </li>
              ))}
            </ul>
            {!mayEnd && (
              <div className="card-foot">
                <Need>
                  Taking roles back needs <span className="mono">{endRole(bankId)}</span>.{" "}
                  <Go href={askHref(endRole(bankId), bankId, `/people/${encodeURIComponent(person.id)}`)}>
                    Request role
                  </Go>
                </Need>
              </div>
            )}
          </section>
        );
      })}
      {isSelf && (
        <div className="card-foot">
          <Need>These are your own: nobody grants a role to himself.</Need>
        </div>
      )}
    </Card>
  );
}

type End = { personId: string; bankId: string | null; roleNames: string[] };

function RoleLine({ item, timeZone, end }: { item: RoleItem; timeZone?: string; end: End | false }) {
  const { label, isBundle, roleNames, until } = item;
  return (
    <>
      <div className="line">
        <b className={isBundle ? "grow" : "grow mono wrap-anywhere"}>{label}</b>
        {until && <Tag icon="calendar-clock">until {lastDay(until, timeZone)}</Tag>}
        {end && end.roleNames.length > 0 && (
          <OneButtonForm
            action={endTheRoles}
            hidden={{
              personId: end.personId,
              bankId: end.bankId ?? "",
              roleNames: end.roleNames.join(" "),
            }}
            label={`Take back ${label} at ${end.bankId ?? "system level"}`}
            icon="trash"
          />
        )}
      </div>
      {isBundle && (
        <details>
          <summary className="meta">{formatCount(roleNames.length)} single roles</summary>
          <p className="mono meta wrap-anywhere">{roleNames.join(", ")}</p>
        </details>
      )}
    </>
  );
}
