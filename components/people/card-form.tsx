// A form inside a card: sends once, shows refusals on top, gives back what was typed.
"use client";
import { type ReactNode, useActionState } from "react";
import { ProofFields } from "@/components/auth/proof-fields";
import { type Filled, filledFrom } from "@/components/ui/filled";
import { Refused } from "@/components/ui/refused";
import { type FormState, untouched } from "@/lib/web/form-state";

type Props = {
  action: (state: FormState, data: FormData) => Promise<FormState>;
  hidden: Record<string, string>;
  /** The words of each field, for the summary. */
  labels: Record<string, string>;
  className?: string;
  children: (filled: Filled) => ReactNode;
};

export function CardForm({ action, hidden, labels, className = "stack", children }: Props) {
  const [state, send] = useActionState(action, untouched);
  return (
    <form action={send} noValidate className={className}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Refused state={state} labels={labels} />
      {children(filledFrom(state.typed, state.errors))}
      <ProofFields state={state} />
    </form>
  );
}
