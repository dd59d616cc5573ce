// The fields of a grant.
"use client";
import { grantTheRoles } from "@/app/(office)/people/[id]/actions";
import { UntilChoice } from "@/components/people/until-choice";
import { SelectField } from "@/components/ui/field";
import { PanelForm } from "@/components/ui/panel-form";

const labels = { bankId: "Where?", role: "Which role?", day: "Until" };

type Props = {
  personId: string;
  places: { value: string; label: string }[];
  groups: { label: string; roles: string[] }[];
  suggested: string;
  closeHref: string;
  signed: string;
};

export function GrantRolesForm({ personId, places, groups, suggested, closeHref, signed }: Props) {
  const [only] = places;
  const isFixed = places.length === 1;
  const hidden: Record<string, string> = isFixed ? { personId, bankId: only?.value ?? "" } : { personId };
  return (
    <PanelForm
      action={grantTheRoles}
      initial={{ until: "" }}
      hidden={hidden}
      labels={labels}
      closeHref={closeHref}
      signed={signed}
      submit="Grant the role"
      busy="Granting…"
    >
      {({ value, error }) => (
        <>
          {!isFixed && (
            <SelectField name="bankId" label={labels.bankId} defaultValue={value("bankId") || only?.value}>
              {places.map((place) => (
                <option key={place.value} value={place.value}>
                  {place.label}
                </option>
              ))}
            </SelectField>
          )}
          <SelectField
            name="role"
            label={labels.role}
            hint={isFixed ? `At ${only?.label}.` : undefined}
            defaultValue={value("role")}
            error={error("role")}
          >
            <option value="">Choose a role</option>
            {groups.map(({ label, roles }) => (
              <optgroup key={label} label={label}>
                {roles.map((role) => (
                  <option key={role}>{role}</option>
                ))}
              </optgroup>
            ))}
          </SelectField>
          <UntilChoice suggested={suggested} value={value("until")} day={value("day")} error={error("day")} />
        </>
      )}
    </PanelForm>
  );
}
