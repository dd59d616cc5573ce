"use client";
// The new password, judged while it is typed by the very rule the server applies.
import { useActionState } from "react";
import { PasswordStep } from "@/app/invite/[secret]/password-step";
import { setThePassword } from "@/app/reset/actions";
import { problemsOf } from "@/components/ui/filled";
import { FormErrors } from "@/components/ui/form-errors";
import { SubmitButton } from "@/components/ui/submit-button";
import { untouched } from "@/lib/web/form-state";

type Props = { secret: string; email: string; name: string; banks: readonly string[] };

export function NewPasswordForm({ secret, email, name, banks }: Props) {
  const [state, set] = useActionState(setThePassword, untouched);
  const problems = problemsOf(state.errors, { password: "New password" });
  const words = { email, firstName: name, lastName: "", company: "", bankId: banks.join(" ") };
  return (
    <form action={set} className="stack" noValidate>
      <input type="hidden" name="secret" value={secret} />
      {state.message && (
        <FormErrors
          attempt={JSON.stringify(state)}
          problems={problems}
          title={problems.length ? undefined : state.message}
        />
      )}
      <PasswordStep words={words} error={state.errors.password} />
      <SubmitButton className="btn-large" busy="Setting…">
        Set the password
      </SubmitButton>
    </form>
  );
}
