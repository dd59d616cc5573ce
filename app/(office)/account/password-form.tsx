"use client";
// Changing one's own password: the current one, and a new one that can be shown instead of typed twice.
import { useActionState } from "react";
import { savePassword } from "@/app/(office)/account/actions";
import { ProofFields } from "@/components/auth/proof-fields";
import { PasswordField } from "@/components/ui/password-field";
import { Refused } from "@/components/ui/refused";
import { SubmitButton } from "@/components/ui/submit-button";
import { untouched } from "@/lib/web/form-state";

const labels = { current: "Current password", password: "New password" };

export function PasswordForm({ email }: { email: string }) {
  const [state, action] = useActionState(savePassword, untouched);
  return (
    <form action={action} className="card-body stack" noValidate>
      <Refused state={state} labels={labels} />
      {/* For password managers: whose password this is. */}
      <input type="text" name="username" autoComplete="username" defaultValue={email} hidden />
      <PasswordField
        name="current"
        label={labels.current}
        autoComplete="current-password"
        error={state.errors.current}
      />
      <PasswordField
        name="password"
        label={labels.password}
        autoComplete="new-password"
        about={{ email }}
        error={state.errors.password}
      />
      <ProofFields state={state} />
      <p className="hint">All your other sessions and your API tokens end.</p>
      <div>
        <SubmitButton busy="Changing…">Change password</SubmitButton>
      </div>
    </form>
  );
}
