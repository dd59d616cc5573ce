"use client";
// Signing in with a passkey alone; only where the browser knows passkeys.
import { useActionState } from "react";
import { askPasskeySignIn, signInWithPasskey } from "@/app/sign-in/passkey-actions";
import { PasskeyButton } from "@/components/auth/passkey-button";
import { untouched } from "@/lib/web/form-state";

export function PasskeySignIn({ next }: { next: string }) {
  const [state, action] = useActionState(signInWithPasskey, untouched);
  return (
    <form action={action} className="stack needs-script mt-3">
      <input type="hidden" name="next" value={next} />
      <PasskeyButton name="passkey" options={askPasskeySignIn} label="Sign in with a passkey" large />
      {state.message && (
        <p className="error" role="alert">
          {state.message}
        </p>
      )}
    </form>
  );
}
