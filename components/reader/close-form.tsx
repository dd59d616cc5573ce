// Closes one difference with a reason that is kept. The record itself is not changed by it.
"use client";
import { type ReactNode, useActionState } from "react";
import { ProofFields } from "@/components/auth/proof-fields";
import { TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormState, untouched } from "@/lib/web/form-state";

interface Props {
  action: (state: FormState, data: FormData) => Promise<FormState>;
  hidden: Record<string, string>;
  /** The field's own words in a sentence: "the birth date". */
  label: string;
  children?: ReactNode;
}

export function CloseForm({ action, hidden, label, children }: Props) {
  const [state, send] = useActionState(action, untouched);
  const error = state.errors.reason ?? (state.confirm ? undefined : (state.message ?? undefined));
  return (
    <form action={send} noValidate className="read-close">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextField
        id={`reason-${hidden.field}`}
        name="reason"
        label={`Why ${label} may differ`}
        maxLength={500}
        autoComplete="off"
        error={error}
        defaultValue={String(state.typed.reason ?? "")}
      />
      <SubmitButton look="outlined">Close difference</SubmitButton>
      <ProofFields state={state} />
      {children}
    </form>
  );
}
