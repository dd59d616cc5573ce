"use client";
// Name and password of the first administrator. What was typed stays after a refusal, the password does not.
import { useActionState } from "react";
import { welcome } from "@/app/welcome/[secret]/actions";
import { TextField } from "@/components/ui/field";
import { problemsOf } from "@/components/ui/filled";
import { FormErrors } from "@/components/ui/form-errors";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { untouched } from "@/lib/web/form-state";

const labels = { name: "Your name", password: "Password" };

export function WelcomeForm({ secret, email }: { secret: string; email: string }) {
  const [state, action] = useActionState(welcome, untouched);
  const problems = problemsOf(state.errors, labels);
  return (
    <form action={action} className="flex grow flex-col" noValidate>
      <div className="stack">
        <input type="hidden" name="secret" value={secret} />
        {state.message && (
          <FormErrors
            attempt={JSON.stringify(state)}
            problems={problems}
            title={problems.length ? undefined : state.message}
          />
        )}
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
          hint="At least 15 characters. Three or four words that do not belong together are easy to remember and hard to guess."
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
