"use client";
// Hands a task to somebody else of the bank, or back to nobody.
import { handOverTheTask } from "@/app/(office)/work/actions";
import { SelectField } from "@/components/ui/field";
import { PanelForm } from "@/components/ui/panel-form";

const labels = { personId: "Who is in charge?" };

type Props = {
  hidden: Record<string, string>;
  officers: { value: string; label: string }[];
  personId: string;
  closeHref: string;
  signed: string;
};

export function HandOverForm({ hidden, officers, personId, ...props }: Props) {
  return (
    <PanelForm
      {...props}
      action={handOverTheTask}
      initial={{ personId }}
      hidden={hidden}
      labels={labels}
      submit="Hand the task over"
      busy="Handing over…"
    >
      {({ value, error }) => (
        <SelectField
          key={value("personId")}
          name="personId"
          label={labels.personId}
          hint="Whoever may add documents at this bank. With “Nobody” any of them may take it."
          defaultValue={value("personId")}
          error={error("personId")}
        >
          <option value="">Nobody</option>
          {officers.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </SelectField>
      )}
    </PanelForm>
  );
}
