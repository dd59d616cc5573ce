"use client";
import { useActionState } from "react";
import { signIn } from "@/app/sign-in/actions";
// The sign-in form: two fields and a button. The e-mail stays after a refusal, the password does not.
import { Go } from "@/components/ui/go";
import { Icon } from "@/components/ui/icon";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { untouched } from "@/lib/web/form-state";

export function SignInForm({ next }: { next: string }) {
  const [state, action] = useActionState(signIn, untouched);
  return (
    <form action={action} className="stack" noValidate>
      <input type="hidden" name="next" value={next} />
      {state.message && (
        <p className="note is-bad" role="alert" id="refused">
          <Icon name="octagon-alert" />
          <span>{state.message}</span>
        </p>
      )}
      <div className="field">
        <label htmlFor="email">E-mail</label>
        <input
          className="input"
          id="email"
          name="email"
          type="email"
          autoComplete="username"
          required
          defaultValue={state.typed.email}
          aria-describedby={state.message ? "refused" : undefined}
        />
      </div>
      <PasswordField
        name="password"
        label="Password"
        autoComplete="current-password"
        describedBy={state.message ? "refused" : undefined}
      />
      <p>
        <Go href="/reset">Forgotten your password?</Go>
      </p>
      <SubmitButton className="btn-large">Sign in</SubmitButton>
    </form>
  );
}
