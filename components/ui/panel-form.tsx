// The form inside a side panel: sends once, shows refusals, gives back what was typed, and settles conflicts by field.
"use client";
import { type ReactNode, useActionState } from "react";
import { ProofFields } from "@/components/auth/proof-fields";
import { type FormState, untouched } from "@/lib/web/form-state";
import { Conflict } from "./conflict";
import { mergeTyped } from "./conflict-fields";
import { type Filled, filledFrom } from "./filled";
import { PanelBody, PanelFoot } from "./panel";
import { Refused } from "./refused";
import { SubmitButton } from "./submit-button";

type Typed = FormState["typed"];

export interface PanelFormProps {
  action: (state: FormState, data: FormData) => Promise<FormState>;
  /** The record's own values, or what a draft kept. */
  initial: Typed;
  /** Posted along: ids, and the version the form starts from as `baseVersion`. */
  hidden: Record<string, string>;
  /** The words of each field, for the summary and a conflict. */
  labels: Record<string, string>;
  closeHref: string;
  signed: string;
  submit: string;
  busy?: string;
  children: (filled: Filled) => ReactNode;
}

export function PanelForm({
  action,
  initial,
  hidden,
  labels,
  closeHref,
  signed,
  submit,
  busy,
  children,
}: PanelFormProps) {
  const [state, send] = useActionState(action, untouched);
  const typed: Typed = { ...initial, ...state.typed };
  const filled = filledFrom(typed, state.errors);
  const base = state.theirs ? { baseVersion: String(state.theirs.version) } : {};
  return (
    <form action={send} noValidate className="panel-form">
      <PanelBody>
        {Object.entries({ ...hidden, ...base }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {state.theirs ? (
          <Settle theirs={state.theirs} typed={typed} labels={labels} />
        ) : (
          <>
            <Refused state={state} labels={labels} />
            {children(filled)}
            <ProofFields state={state} />
          </>
        )}
      </PanelBody>
      <PanelFoot signed={signed} closeHref={closeHref}>
        <SubmitButton hasKey busy={busy}>
          {state.theirs ? "Save as chosen" : submit}
        </SubmitButton>
      </PanelFoot>
    </form>
  );
}

/** Fields only one side changed merge by themselves; the rest is chosen. */
function Settle({
  theirs,
  typed,
  labels,
}: {
  theirs: NonNullable<FormState["theirs"]>;
  typed: Typed;
  labels: Record<string, string>;
}) {
  const { both, merged, settled } = mergeTyped(labels, typed, theirs.fields, theirs.was);
  return (
    <>
      <Conflict who={theirs.by} when="after you opened it" fields={both} merged={merged} />
      {settled.map(({ name, value }) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
