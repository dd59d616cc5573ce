"use client";
// One field and a button.
import { useActionState } from "react";
import { askForResetLink } from "@/app/reset/actions";
import { TextField } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { SubmitButton } from "@/components/ui/submit-button";
import { untouched } from "@/lib/web/form-state";

export function AskForm() {
  const [state, ask] = useActionState(askForResetLink, untouched);
  return (
    <form action={ask} className="stack" noValidate>
      {state.message && (
        <p className="note is-bad" role="alert">
          <Icon name="octagon-alert" />
          <span>{state.message}</span>
        </p>
      )}
      <TextField
        name="email"
        label="E-mail"
        type="email"
        autoComplete="username"
        hint="The one you sign in with."
        required
        defaultValue={state.typed.email}
      />
      <SubmitButton className="btn-large" busy="Sending…">
        Send me a link
      </SubmitButton>
    </form>
  );
}
