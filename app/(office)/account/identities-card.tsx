// One's account at the bank's own sign-in: linked or not, and the way to undo it.
import { allowTheProvider, unlinkTheProvider } from "@/app/(office)/account/outside-actions";
import { Card } from "@/components/ui/card";
import { OneButtonForm } from "@/components/ui/one-button-form";
import type { OwnIdentity } from "@/lib/auth/outside-identities";
import type { Settings } from "@/lib/auth/outside-provider";
import { formatDate } from "@/lib/format";
import { timeAgo } from "@/lib/people/request-words";

type Props = { identities: OwnIdentity[]; settings: Pick<Settings, "issuer" | "name"> | null; now: Date };

export function IdentitiesCard({ identities, settings, now }: Props) {
  const here = identities.some(({ issuer }) => issuer === settings?.issuer);
  return (
    <Card id="identities-title" title={`Sign-in with ${settings?.name ?? "another provider"}`}>
      {settings && !here && (
        <p className="card-body soft">
          Not linked. It is linked when you sign in with {settings.name} for the first time, if you came by an
          invitation to the same e-mail.
        </p>
      )}
      {identities.length > 0 && (
        <ul className="list">
          {identities.map((identity) => (
            <IdentityLine key={identity.id} identity={identity} now={now} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function IdentityLine({ identity, now }: { identity: OwnIdentity; now: Date }) {
  const { id, issuer, linkedAt, lastUsedAt, unlinkedAt } = identity;
  return (
    <li>
      <div className="line">
        <b className="grow wrap-anywhere">{issuer}</b>
        {unlinkedAt ? (
          <OneButtonForm
            action={allowTheProvider}
            hidden={{ id }}
            label="Allow again"
            icon="undo-2"
            hasWords
          />
        ) : (
          <OneButtonForm action={unlinkTheProvider} hidden={{ id }} label="Unlink" icon="x" hasWords />
        )}
      </div>
      <p className="meta">
        {unlinkedAt
          ? `Unlinked ${formatDate(unlinkedAt)}: it does not sign you in`
          : `Linked ${formatDate(linkedAt)} · last used ${timeAgo(lastUsedAt, now)}`}
      </p>
    </li>
  );
}
