"use client";
// The first code of an authenticator app: only then does it count.
import { useActionState } from "react";
import { confirmApp } from "@/app/(office)/account/factor-actions";
import { CodeField } from "@/components/auth/code-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { untouched } from "@/lib/web/form-state";

export function ConfirmAppForm() {
  const [state, action] = useActionState(confirmApp, untouched);
  return (
    <form action={action} className="stack" noValidate>
      <CodeField
        name="code"
        hint="Six digits; a new one comes every 30 seconds."
        error={state.errors.code ?? state.message ?? undefined}
      />
      <div>
        <SubmitButton busy="Checking…">Confirm the app</SubmitButton>
      </div>
    </form>
  );
}
