"use client";
// Who, how, agree: one form in three steps, all of them at once where no script runs.
import { type ReactNode, useActionState, useState } from "react";
import { acceptTheInvitation } from "@/app/invite/[secret]/actions";
import { AgreeStep, type Tick } from "@/app/invite/[secret]/agree-step";
import { judge, PasswordStep } from "@/app/invite/[secret]/password-step";
import { type Step, useSteps } from "@/app/invite/[secret]/use-steps";
import { Button } from "@/components/ui/button";
import { FormErrors } from "@/components/ui/form-errors";
import { type FormState, untouched } from "@/lib/web/form-state";

export interface Invited {
  secret: string;
  bankId: string;
  firstName: string;
  lastName: string;
  email: string;
  company: string;
  country: string;
  inviter: string;
  purpose: string;
  /** When the link ends, at the bank. */
  ends: string;
  agreements: readonly Tick[];
}

/** Where a refused form has to be put right. A new answer is a new object. */
function stepToMend({ message, errors }: FormState): Step | null {
  if (errors.password) return 2;
  return message ? 3 : null;
}

export function AcceptForm(props: Invited) {
  const [state, accept] = useActionState(acceptTheInvitation, untouched);
  const { step, go, box } = useSteps(stepToMend(state));
  const [problem, setProblem] = useState<string>();
  const { secret, bankId, agreements } = props;
  const refused = state.message && (
    <FormErrors
      attempt={JSON.stringify(state)}
      problems={Object.entries(state.errors).map(([field, text]) => ({ field, text }))}
      title={Object.keys(state.errors).length > 0 ? undefined : state.message}
    />
  );
  const leavePassword = async () => {
    const input = box.current?.querySelector<HTMLInputElement>("[name=password]");
    const found = await judge(input?.value ?? "", props);
    setProblem(found ?? undefined);
    if (found) input?.focus();
    else go(3);
  };
  return (
    <form action={accept} noValidate className="steps">
      <div ref={box} className="steps">
        <input type="hidden" name="secret" value={secret} />
        <Part at={1} now={step} title={`${props.firstName}, ${bankId} invites you`}>
          <Who {...props} />
          <Onward word="This is me, go on" onward={() => go(2)} />
        </Part>
        <Part at={2} now={step} title="Choose how you sign in">
          {state.errors.password && refused}
          <PasswordStep words={props} error={problem ?? state.errors.password} />
          <Onward word="Go on" onward={leavePassword} back={() => go(1)} />
        </Part>
        <Part at={3} now={step} title={`${agreements.length === 3 ? "Three" : "Two"} things to agree to`}>
          {!state.errors.password && refused}
          <AgreeStep agreements={agreements} state={state} back={() => go(2)} />
        </Part>
      </div>
    </form>
  );
}

function Part({ at, now, title, children }: { at: Step; now: Step; title: string; children: ReactNode }) {
  return (
    <section className="step" data-current={at === now || undefined} aria-labelledby={`step-title-${at}`}>
      <div className="progress" aria-hidden="true">
        {[1, 2, 3].map((one) => (
          <i key={one} className={one <= at ? "on" : undefined} />
        ))}
      </div>
      <p className="meta">Step {at} of 3</p>
      <h1 id={`step-title-${at}`} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </section>
  );
}

/** Only where steps show one at a time, which takes a script. */
function Onward({ word, onward, back }: { word: string; onward: () => void; back?: () => void }) {
  return (
    <footer className="needs-script">
      <Button look="primary" large onClick={onward}>
        {word}
      </Button>
      {back && (
        <Button look="quiet" large onClick={back}>
          Back
        </Button>
      )}
    </footer>
  );
}

function Who({ firstName, lastName, email, company, country, purpose, inviter, ends }: Invited) {
  const facts = [
    ["Name", `${firstName} ${lastName}`],
    ["E-mail", email],
    ["Company", company],
    ["Country", country],
    ["Purpose", purpose],
  ];
  return (
    <>
      <p className="lede">{inviter} asks you to open an account. It takes about three minutes.</p>
      <dl className="give">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="meta mt-4">
        The link works once, until {ends}. This is not you? Close this page: nothing happens.
      </p>
    </>
  );
}
