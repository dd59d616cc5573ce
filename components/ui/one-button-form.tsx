// A form that is one button: deletes, undoes, ends something. Says beside itself why it was refused.
"use client";
import { useActionState } from "react";
import { ProofFields } from "@/components/auth/proof-fields";
import { type FormState, untouched } from "@/lib/web/form-state";
import { Icon, type IconName } from "./icon";
import { SubmitButton } from "./submit-button";

type Props = {
  action: (state: FormState, data: FormData) => Promise<FormState>;
  hidden: Record<string, string>;
  label: string;
  icon?: IconName;
  /** Shows the words; otherwise the icon alone, named by them. */
  hasWords?: boolean;
};

export function OneButtonForm({ action, hidden, label, icon, hasWords = false }: Props) {
  const [state, send, isPending] = useActionState(action, untouched);
  return (
    <form action={send} className="one-button">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {hasWords ? (
        <SubmitButton small look="outlined" icon={icon}>
          {label}
        </SubmitButton>
      ) : (
        <button type="submit" className="copy" aria-label={label} title={label} disabled={isPending}>
          <Icon name={icon ?? "x"} />
        </button>
      )}
      <ProofFields state={state} />
      {state.message && !state.confirm && (
        <p className="error" role="alert">
          {state.message}
        </p>
      )}
    </form>
  );
}
