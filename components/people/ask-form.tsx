// "Request this role": the reason, and where it is not clear the bank and whether a whole screen role is meant.
"use client";
import type { ReactNode } from "react";
import { CardForm } from "@/components/people/card-form";
import { SelectField, TextArea } from "@/components/ui/field";
import { Options } from "@/components/ui/options";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormState } from "@/lib/web/form-state";

export type AskFormProps = {
  action: (state: FormState, data: FormData) => Promise<FormState>;
  role: string;
  /** Screen roles that contain it. */
  bundles: string[];
  banks: { id: string; fullName: string }[];
  /** A path of ours to offer afterwards. */
  back: string;
  /** Beside the button: the way back. */
  children?: ReactNode;
};

const labels = { bankId: "At which bank?", role: "What do you need?", reason: "Why do you need it?" };

export function AskForm({ action, role, bundles, banks, back, children }: AskFormProps) {
  const [only] = banks;
  const fixed: Record<string, string> = banks.length > 1 ? { back } : { back, bankId: only?.id ?? "" };
  const roles = [role, ...bundles].map((value, index) => ({
    value,
    label: index === 0 ? "Only this role" : `All of ${value}`,
  }));
  return (
    <CardForm
      action={action}
      hidden={bundles.length > 0 ? fixed : { ...fixed, role }}
      labels={labels}
      className="card"
    >
      {({ value, error }) => (
        <>
          {banks.length > 1 && (
            <SelectField
              name="bankId"
              label={labels.bankId}
              defaultValue={value("bankId")}
              error={error("bankId")}
            >
              <option value="">Choose a bank</option>
              {banks.map(({ id, fullName }) => (
                <option key={id} value={id}>
                  {fullName} ({id})
                </option>
              ))}
            </SelectField>
          )}
          {bundles.length > 0 && (
            <Options
              name="role"
              label={labels.role}
              options={roles}
              value={value("role") || role}
              error={error("role")}
            />
          )}
          <TextArea
            name="reason"
            label={labels.reason}
            hint={`An administrator ${only && banks.length === 1 ? `of ${only.id} ` : ""}decides. You see the answer here and under Your account.`}
            maxLength={500}
            rows={3}
            defaultValue={value("reason")}
            error={error("reason")}
          />
          <div className="row wrap">
            <SubmitButton busy="Asking…">Request {bundles.length > 0 ? "the role" : role}</SubmitButton>
            {children}
          </div>
        </>
      )}
    </CardForm>
  );
}
