// Confirms what was read; each field can be put right before. Nothing of a reading is stored until this is sent.
"use client";
import { type FormEvent, useActionState, useState } from "react";
import { ProofFields } from "@/components/auth/proof-fields";
import { DateField, SelectField, TextField } from "@/components/ui/field";
import { filledFrom } from "@/components/ui/filled";
import { Refused } from "@/components/ui/refused";
import { SubmitButton } from "@/components/ui/submit-button";
import { type ConfirmedField, confirmedFields } from "@/lib/mrz/values";
import { fieldLabels } from "@/lib/reader/field-labels";
import { type FormState, untouched } from "@/lib/web/form-state";

interface Props {
  action: (state: FormState, data: FormData) => Promise<FormState>;
  hidden: Record<string, string>;
  values: Record<ConfirmedField, string>;
  /** Fields to look at before: their inputs are open from the beginning. */
  doubtful: ConfirmedField[];
}

const dates: readonly ConfirmedField[] = ["birth", "expiry"];
const hints: Partial<Record<ConfirmedField, string>> = {
  nationality: "The zone’s letters: GBR, D",
  issuer: "The zone’s letters: GBR, D",
};

export function ConfirmForm({ action, hidden, values, doubtful }: Props) {
  const [state, send] = useActionState(action, untouched);
  const typed = { ...values, ...state.typed };
  const { value, error } = filledFrom(typed, state.errors);
  const [changed, setChanged] = useState<readonly ConfirmedField[]>([]);
  const kept = confirmedFields.filter((field) => values[field] !== "" && !changed.includes(field)).length;
  const countChanged = ({ currentTarget }: FormEvent<HTMLFormElement>) => {
    const now = new FormData(currentTarget);
    setChanged(confirmedFields.filter((field) => String(now.get(field) ?? "") !== values[field]));
  };
  const isOpen = doubtful.length > 0 || state.message !== null;
  return (
    <form action={send} noValidate className="read-confirm" onInput={countChanged}>
      {Object.entries(hidden).map(([name, id]) => (
        <input key={name} type="hidden" name={name} value={id} />
      ))}
      <Refused state={state} labels={fieldLabels} />
      <details open={isOpen}>
        <summary>Correct a field before confirming</summary>
        {doubtful.length > 0 && (
          <p className="hint">
            Look at these on the scan first: {doubtful.map((field) => fieldLabels[field]).join(", ")}.
          </p>
        )}
        <div className="read-inputs">
          {confirmedFields.map((field) => (
            <Input key={field} field={field} value={value(field)} error={error(field)} />
          ))}
        </div>
      </details>
      <ProofFields state={state} />
      <div className="read-foot">
        <SubmitButton hasKey busy="Confirming…">
          {`Confirm ${kept} fields as read${changed.length > 0 ? `, ${changed.length} corrected` : ""}`}
        </SubmitButton>
      </div>
    </form>
  );
}

function Input({ field, value, error }: { field: ConfirmedField; value?: string; error?: string }) {
  const frame = { name: field, label: fieldLabels[field], error, hint: hints[field] };
  if (dates.includes(field)) return <DateField {...frame} defaultValue={value} />;
  if (field === "sex")
    return (
      <SelectField {...frame} defaultValue={value}>
        <option value="">not read</option>
        <option value="F">F</option>
        <option value="M">M</option>
        <option value="X">X (not said)</option>
      </SelectField>
    );
  return (
    <TextField {...frame} isId autoComplete="off" spellCheck={false} maxLength={80} defaultValue={value} />
  );
}
