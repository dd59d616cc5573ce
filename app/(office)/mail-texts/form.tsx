"use client";
// The four texts of an invitation mail, each saying whose it is.
import { useActionState } from "react";
import { saveTheTexts } from "@/app/(office)/mail-texts/actions";
import { TextArea, TextField } from "@/components/ui/field";
import { filledFrom } from "@/components/ui/filled";
import { Refused } from "@/components/ui/refused";
import { SubmitButton } from "@/components/ui/submit-button";
import { untouched } from "@/lib/web/form-state";

const labels = { subject: "Subject", from: "Sender", text: "Text", html_text: "HTML" };

type Props = {
  purpose: string;
  /** The version the form starts from. */
  base: string;
  initial: Record<string, string>;
  /** Whose each text is: "Ours" or "Set by Ingrid Sørbø on 5 Nov 2026". */
  origins: Record<string, string>;
  /** Who mails are from when nothing is written. */
  sender: string;
  mayEdit: boolean;
};

export function MailTextsForm({ purpose, base, initial, origins, sender, mayEdit }: Props) {
  const [state, send] = useActionState(saveTheTexts, untouched);
  const { value, error } = filledFrom({ ...initial, ...state.typed }, state.errors);
  const field = (name: keyof typeof labels) => ({
    name,
    label: labels[name],
    aside: origins[name],
    defaultValue: value(name),
    error: error(name),
    readOnly: !mayEdit,
  });
  return (
    <form action={send} noValidate className="card-body stack">
      <input type="hidden" name="purpose" value={purpose} />
      <input type="hidden" name="base" value={value("base") || base} />
      <Refused state={state} labels={labels} />
      <TextField {...field("subject")} maxLength={200} autoComplete="off" />
      <TextField
        {...field("from")}
        hint={`KYC desk <kyc@bank.example>, or an address alone. Empty: ${sender}`}
        maxLength={200}
        autoComplete="off"
      />
      <TextArea {...field("text")} rows={14} spellCheck={false} />
      <TextArea
        {...field("html_text")}
        className="input mono"
        rows={16}
        spellCheck={false}
        hint="The same for mailboxes that show HTML. Values are put in as text, never as mark-up."
      />
      {mayEdit && (
        <div className="row wrap">
          <SubmitButton hasKey busy="Saving…" name="deed" value="save">
            Save the texts
          </SubmitButton>
          <SubmitButton look="outlined" busy="One moment…" name="deed" value="preview">
            Preview
          </SubmitButton>
        </div>
      )}
    </form>
  );
}
