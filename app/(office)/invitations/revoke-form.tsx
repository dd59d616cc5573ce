"use client";
// Takes an invitation back, with the reason that colleagues read.
import { revokeTheInvitation } from "@/app/(office)/invitations/actions";
import { TextField } from "@/components/ui/field";
import { PanelForm } from "@/components/ui/panel-form";

const labels = { reason: "Why is it taken back?" };

type Props = { ids: { bankId: string; id: string }; closeHref: string; signed: string };

export function RevokeForm({ ids, ...props }: Props) {
  return (
    <PanelForm
      {...props}
      action={revokeTheInvitation}
      initial={{}}
      hidden={ids}
      labels={labels}
      submit="Revoke the invitation"
      busy="Revoking…"
    >
      {({ value, error }) => (
        <TextField
          name="reason"
          label={labels.reason}
          maxLength={200}
          autoComplete="off"
          required
          hint="The link opens nothing any more. This cannot be undone, but you can invite again."
          defaultValue={value("reason")}
          error={error("reason")}
        />
      )}
    </PanelForm>
  );
}
