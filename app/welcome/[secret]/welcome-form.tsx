"use client";
// Name and password of the first administrator. What was typed stays after a refusal, the password does not.
import { useActionState } from "react";
import { welcome } from "@/app/welcome/[secret]/actions";
import { TextField } from "@/components/ui/field";
import { PasswordField } from "@/components/ui/password-field";
import { Refused } from "@/components/ui/refused";
import { SubmitButton } from "@/components/ui/submit-button";
import { untouched } from "@/lib/web/form-state";

const labels = { name: "Your name", password: "Password" };

export function WelcomeForm({ secret, email }: { secret: string; email: string }) {
  const [state, action] = useActionState(welcome, untouched);
  return (
    <form action={action} className="flex grow flex-col" noValidate>
      <div className="stack">
        <input type="hidden" name="secret" value={secret} />
        <Refused state={state} labels={labels} />
        <TextField
          name="email"
          label="E-mail"
          type="email"
          hint="You sign in with it."
          autoComplete="username"
          readOnly
          value={email}
        />
        <TextField
          name="name"
          label={labels.name}
          autoComplete="name"
          required
          maxLength={100}
          defaultValue={state.typed.name}
          error={state.errors.name}
        />
        <PasswordField
          name="password"
          label={labels.password}
          autoComplete="new-password"
          about={{ email }}
          error={state.errors.password}
        />
      </div>
      <footer>
        <SubmitButton large busy="Setting up…">
          Set up the account
        </SubmitButton>
      </footer>
    </form>
  );
}
