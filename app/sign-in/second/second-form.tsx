"use client";
// The second step of signing in: a code, or a passkey where there is one.
import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/browser";
import { useActionState } from "react";
import { signInSecond } from "@/app/sign-in/second/actions";
import { CodeField } from "@/components/auth/code-field";
import { PasskeyButton } from "@/components/auth/passkey-button";
import { Icon } from "@/components/ui/icon";
import { SubmitButton } from "@/components/ui/submit-button";
import { untouched } from "@/lib/web/form-state";

type Props = { next: string; hasApp: boolean; passkey: PublicKeyCredentialRequestOptionsJSON | null };

export function SecondForm({ next, hasApp, passkey }: Props) {
  const [state, action] = useActionState(signInSecond, untouched);
  const { code, ...others } = state.errors;
  const message = Object.values(others)[0] ?? (code ? null : state.message);
  const words = hasApp
    ? {}
    : { label: "Recovery code", hint: "One of the ten that you kept when you added your passkey." };
  return (
    <>
      {message && (
        <p className="note is-bad" role="alert">
          <Icon name="octagon-alert" />
          <span>{message}</span>
        </p>
      )}
      {passkey && (
        <form action={action} className="stack needs-script">
          <input type="hidden" name="next" value={next} />
          <PasskeyButton
            name="passkey"
            options={passkey}
            label="Use your passkey"
            look={hasApp ? "outlined" : "primary"}
            large
          />
        </form>
      )}
      <form action={action} className="stack" noValidate>
        <input type="hidden" name="next" value={next} />
        <CodeField name="code" error={code} {...words} />
        <SubmitButton className="btn-large" look={passkey && !hasApp ? "outlined" : "primary"}>
          Sign in
        </SubmitButton>
      </form>
    </>
  );
}
