// Whose link is dead and who would like a new one: told on top of the list, with the button that sends it.
import { resendTheInvitation } from "@/app/(office)/invitations/actions";
import { Note } from "@/components/ui/note";
import { OneButtonForm } from "@/components/ui/one-button-form";
import type { Actor } from "@/lib/core/actor";
import { mayRun } from "@/lib/core/permissions";
import { sinceWords, visibleText } from "@/lib/format";
import type { Found } from "@/lib/invitations/listing";
import { resendInvitation } from "@/lib/invitations/manage";

export function AskedLinks({ rows, actor }: { rows: readonly Found[]; actor: Actor }) {
  return (
    <section className="stack asked gap-2" aria-label="Asked for a new link">
      {rows.map((row) => (
        <Note
          key={row.id}
          tone="waiting"
          icon="mail"
          title={`${visibleText(`${row.firstName} ${row.lastName}`.trim() || row.email)} asked for a new link, ${
            row.linkAskedAt ? sinceWords(row.linkAskedAt, actor.now, row.timeZone) : ""
          }`}
          action={
            mayRun(resendInvitation.allow, actor, row.bankId) && (
              <OneButtonForm
                action={resendTheInvitation}
                hidden={{ bankId: row.bankId, id: row.id }}
                label="Send again"
                icon="send"
                hasWords
              />
            )
          }
        >
          {visibleText(row.email)}, invited to {row.bankId}. The new link goes to this address.
        </Note>
      ))}
    </section>
  );
}
