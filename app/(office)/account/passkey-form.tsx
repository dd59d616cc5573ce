"use client";
// Adds a passkey: the server says what it must be, the browser makes it, the server keeps it. One form sent twice.
import { browserSupportsWebAuthn, startRegistration } from "@simplewebauthn/browser";
import { useActionState, useEffect, useRef, useState } from "react";
import { addThePasskey, type PasskeyState } from "@/app/(office)/account/factor-actions";
import { ProofFields } from "@/components/auth/proof-fields";
import { TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { untouched } from "@/lib/web/form-state";

const unable = "This browser knows no passkeys.";
const failed = "No passkey was made. Try again, or use another device.";

export function PasskeyForm() {
  const [state, action] = useActionState<PasskeyState, FormData>(addThePasskey, untouched);
  const answer = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState("");
  useEffect(() => {
    if (!browserSupportsWebAuthn()) setProblem(unable);
  }, []);
  useEffect(() => {
    const field = answer.current;
    if (!state.options || !field) return;
    setProblem("");
    startRegistration({ optionsJSON: state.options }).then(
      (made) => {
        field.value = JSON.stringify(made);
        field.form?.requestSubmit();
      },
      () => setProblem(failed),
    );
  }, [state.options]);
  return (
    <form action={action} className="stack needs-script" noValidate>
      <input type="hidden" name="answer" ref={answer} defaultValue="" />
      <TextField
        name="name"
        id="passkey-name"
        label="Name of the new passkey"
        hint="By which you know it again: “Work laptop”, “Blue key”."
        maxLength={60}
        autoComplete="off"
        defaultValue={state.typed.name}
        error={state.errors.name ?? (problem || (state.confirm ? undefined : (state.message ?? undefined)))}
      />
      <ProofFields state={state} />
      <div>
        <SubmitButton look="outlined" icon="key-round">
          Add a passkey
        </SubmitButton>
      </div>
    </form>
  );
}
