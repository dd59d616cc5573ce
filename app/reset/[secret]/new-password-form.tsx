"use client";
// The new password; how hard it is to guess is said while it is typed, the rule is the server's.
import { useActionState } from "react";
import { setThePassword } from "@/app/reset/actions";
import { TextField } from "@/components/ui/field";
import { PasswordField } from "@/components/ui/password-field";
import { Refused } from "@/components/ui/refused";
import { SubmitButton } from "@/components/ui/submit-button";
import { untouched } from "@/lib/web/form-state";

type Props = { secret: string; email: string; name: string; banks: string[] };

export function NewPasswordForm({ secret, email, name, banks }: Props) {
  const [state, set] = useActionState(setThePassword, untouched);
  return (
    <form action={set} className="stack" noValidate>
      <input type="hidden" name="secret" value={secret} />
      <Refused state={state} labels={{ password: "New password" }} />
      <TextField
        name="username"
        label="User name"
        hint="Your e-mail address. You sign in with it."
        autoComplete="username"
        readOnly
        value={email}
      />
      <PasswordField
        name="password"
        label="New password"
        autoComplete="new-password"
        error={state.errors.password}
        about={{ name, email, banks }}
      />
      <SubmitButton className="btn-large" busy="Setting…">
        Set the password
      </SubmitButton>
    </form>
  );
}
