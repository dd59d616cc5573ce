"use client";
// Makes the codes and shows them, once: they are in this answer and nowhere else. Works without JavaScript.
import { useActionState } from "react";
import { type CodesState, makeRecoveryCodes } from "@/app/(office)/account/factor-actions";
import { ProofFields } from "@/components/auth/proof-fields";
import { LinkButton } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { SubmitButton } from "@/components/ui/submit-button";
import { untouched } from "@/lib/web/form-state";

export function CodesForm({ left }: { left: number }) {
  const [state, action] = useActionState<CodesState, FormData>(makeRecoveryCodes, untouched);
  if (state.codes) return <Codes codes={state.codes} />;
  return (
    <form action={action} className="card-body stack" noValidate>
      <p>
        You see them once. Print them or keep them in your password safe, not beside your phone.
        {left > 0 && ` The ${left} that you have left stop working.`}
      </p>
      {state.message && !state.confirm && (
        <p className="error" role="alert">
          {state.message}
        </p>
      )}
      <ProofFields state={state} />
      <div className="row wrap">
        <SubmitButton>{left > 0 ? "Make ten new codes" : "Show my ten codes"}</SubmitButton>
        <LinkButton look="quiet" href="/account">
          Not now
        </LinkButton>
      </div>
    </form>
  );
}

function Codes({ codes }: { codes: string[] }) {
  return (
    <div className="card-body stack">
      <p role="status">These are your codes. Keep them now: they are not shown again.</p>
      <ol className="codes">
        {codes.map((code) => (
          <li key={code} className="id">
            {code}
          </li>
        ))}
      </ol>
      <div className="row wrap">
        <LinkButton look="primary" href="/account?done=codes">
          I have kept them
        </LinkButton>
        <CopyButton value={codes.join("\n")} what="the ten codes" />
      </div>
    </div>
  );
}
