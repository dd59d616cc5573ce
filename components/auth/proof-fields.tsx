// Asks inside a form to confirm who acts: by code or passkey, else by the password. Sending the form again does both.
"use client";
import { useEffect, useId, useRef } from "react";
import { CodeField } from "@/components/auth/code-field";
import { PasskeyButton } from "@/components/auth/passkey-button";
import { Icon } from "@/components/ui/icon";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormState } from "@/lib/web/form-state";

type Props = { state: FormState };

/** Nothing, until the form was refused for want of a fresh proof. */
export function ProofFields({ state }: Props) {
  return state.confirm ? <Asked key={JSON.stringify(state.errors)} state={state} /> : null;
}

function Asked({ state: { confirm, errors } }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => box.current?.focus(), []);
  return (
    <div className="proof" role="alert" tabIndex={-1} ref={box}>
      <h3>
        <Icon name="shield-question-mark" />
        Confirm that it is you
      </h3>
      {confirm?.by === "again" ? (
        <p className="hint">Sign out and in again: this counts for some minutes after signing in.</p>
      ) : (
        <>
          <p className="hint">It is a while since you last proved it. Nothing is lost.</p>
          {confirm?.by === "password" ? (
            <PasswordField
              name="proofPassword"
              id={id}
              label="Your password"
              autoComplete="current-password"
              error={errors.proof}
            />
          ) : (
            <CodeField name="proofCode" id={id} error={errors.proof} />
          )}
          <div className="row wrap">
            <SubmitButton small>Confirm and go on</SubmitButton>
            {confirm?.passkey && (
              <PasskeyButton name="proofPasskey" options={confirm.passkey} label="Use a passkey" />
            )}
          </div>
        </>
      )}
    </div>
  );
}
