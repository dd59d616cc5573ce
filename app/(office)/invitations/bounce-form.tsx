"use client";
// A notice came back that the mail did not arrive: an administrator says so, and the list shows it.
import { markTheBounce } from "@/app/(office)/invitations/actions";
import { CardForm } from "@/components/people/card-form";
import { TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";

export function BounceForm({ ids }: { ids: { bankId: string; id: string } }) {
  return (
    <details className="bounce">
      <summary>The mail came back</summary>
      <CardForm
        action={markTheBounce}
        hidden={ids}
        labels={{ bounce: "What it says" }}
        className="stack mt-2"
      >
        {({ value, error }) => (
          <>
            <TextField
              name="bounce"
              label="What the notice says"
              hint="For example: 550 no such mailbox. The link still counts; send a new one to put it right."
              maxLength={200}
              autoComplete="off"
              defaultValue={value("bounce")}
              error={error("bounce")}
            />
            <div>
              <SubmitButton look="outlined" small busy="One moment…">
                Mark as refused
              </SubmitButton>
            </div>
          </>
        )}
      </CardForm>
    </details>
  );
}
