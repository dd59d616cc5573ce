// Grants a role beside the person: a screen role or a single one, at one bank, for ever or until a day.
import { GrantRolesForm } from "@/app/(office)/people/[id]/grant-form";
import { Panel } from "@/components/ui/panel";
import type { Actor } from "@/lib/core/actor";
import { bankRoles, bundles, eitherRoles, systemRoles } from "@/lib/core/roles";
import { visibleText } from "@/lib/format";
import { mayGrant } from "@/lib/people/grants";
import type { PersonFile } from "@/lib/people/person";
import { suggestedDay } from "@/lib/people/suggested-day";
import { roleAt } from "@/lib/web/office";

interface Props {
  person: PersonFile;
  actor: Actor;
  /** Where the actor may grant. */
  banks: readonly { id: string; fullName: string; timeZone: string }[];
  closeHref: string;
}

export function GrantPanel({ person, actor, banks, closeHref }: Props) {
  const [first] = banks;
  const mayGrantSystem = mayGrant(actor, null);
  const places = banks.map(({ id, fullName }) => ({ value: id, label: `${fullName} (${id})` }));
  const groups = [
    { label: "Screen roles", roles: Object.keys(bundles) },
    { label: "Single roles at a bank", roles: [...bankRoles, ...eitherRoles].sort() },
    ...(mayGrantSystem ? [{ label: "Roles of the system", roles: [...systemRoles].sort() }] : []),
  ];
  return (
    <Panel title="Grant a role" aside={visibleText(person.name)} closeHref={closeHref} opener="grant">
      <GrantRolesForm
        personId={person.id}
        places={mayGrantSystem ? [...places, { value: "", label: "System level" }] : places}
        groups={groups}
        suggested={suggestedDay(actor.now, first?.timeZone)}
        closeHref={closeHref}
        signed={`Signed as ${actor.name}, ${roleAt(actor, banks.length === 1 ? (first?.id ?? "") : "")}`}
      />
    </Panel>
  );
}
