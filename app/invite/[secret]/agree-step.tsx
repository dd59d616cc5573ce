"use client";
// What has to be agreed to, each text in full beside its tick. The button waits for all of them where a script runs; the
// rule is the server's.
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormState } from "@/lib/web/form-state";

type Kind = "privacy_conditions" | "terms_and_conditions" | "consent_for_collecting_personal_data";

export interface Tick {
  kind: Kind;
  text: string;
  hash: string;
}

const words: Record<Kind, { label: string; about: string }> = {
  privacy_conditions: { label: "Privacy", about: "What the bank keeps, why, how long." },
  terms_and_conditions: { label: "Terms of use", about: "What you and the bank promise." },
  consent_for_collecting_personal_data: {
    label: "Consent to check my identity",
    about: "Documents and lists are compared with what you give. You can withdraw it.",
  },
};

type Props = {
  agreements: readonly Tick[];
  state: FormState;
  back: () => void;
};

/** How many are not ticked yet, as the browser has them (it may have kept some); 0 where no script counts. */
function useMissing() {
  const box = useRef<HTMLDivElement>(null);
  const [missing, setMissing] = useState(0);
  const count = () => setMissing(box.current?.querySelectorAll("input:not(:checked)").length ?? 0);
  // After every drawing: an answer of the server resets the boxes.
  useEffect(count);
  return { box, missing, count };
}

export function AgreeStep({ agreements, state, back }: Props) {
  const { box, missing, count } = useMissing();
  return (
    <>
      <p className="lede">We keep the exact text and the time.</p>
      <div className="stack gap-[10px]" ref={box} onChange={count}>
        {agreements.map(({ kind, text, hash }) => (
          <div key={kind}>
            <div className="tick">
              <input
                type="checkbox"
                id={kind}
                name={kind}
                value={hash}
                required
                defaultChecked={state.typed[kind] === hash}
                aria-invalid={state.errors[kind] ? true : undefined}
                aria-describedby={state.errors[kind] ? `${kind}-error` : undefined}
              />
              <div className="grow">
                <label htmlFor={kind}>{words[kind].label}</label>
                <p>{words[kind].about}</p>
                <details>
                  <summary aria-label={`Read: ${words[kind].label}`}>Read</summary>
                  <p>{text}</p>
                </details>
              </div>
            </div>
            {state.errors[kind] && <FieldError id={`${kind}-error`}>{state.errors[kind]}</FieldError>}
          </div>
        ))}
      </div>
      <footer>
        <p className="meta row" id="why-locked">
          {missing > 0 && (
            <>
              <Icon name="info" />
              {missing === 1 ? "Tick the last box to go on." : `Tick the ${missing} boxes to go on.`}
            </>
          )}
        </p>
        <SubmitButton large busy="Creating…" lockedBy={missing > 0 ? "why-locked" : undefined}>
          Create my access
        </SubmitButton>
        <Button look="quiet" large className="needs-script" onClick={back}>
          Back
        </Button>
      </footer>
    </>
  );
}
