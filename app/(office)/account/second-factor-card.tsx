// One's second factors: an authenticator app, passkeys, and the recovery codes that stand in for them.
import { AppSetUp } from "@/app/(office)/account/app-set-up";
import { removeApp, removeThePasskey, setUpApp } from "@/app/(office)/account/factor-actions";
import { PasskeyForm } from "@/app/(office)/account/passkey-form";
import { Tag } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Note } from "@/components/ui/note";
import { OneButtonForm } from "@/components/ui/one-button-form";
import type { OwnFactors } from "@/lib/auth/own-factors";
import { formatDate, visibleText } from "@/lib/format";
import { timeAgo } from "@/lib/people/request-words";

type Props = { factors: OwnFactors; restingAt: readonly string[]; now: Date };

const used = (at: Date | null, now: Date) => (at ? `last used ${timeAgo(at, now)}` : "not used yet");

export function SecondFactorCard({ factors, restingAt, now }: Props) {
  const { app, pending, passkeys, codesLeft } = factors;
  const hasFactor = app !== null || passkeys.length > 0;
  return (
    <Card id="second-factor-title" title="Second factor">
      {restingAt.length > 0 && (
        <div className="card-body">
          <Note tone="waiting" icon="lock" title="Set up a second factor to use your roles">
            {placesInWords(restingAt)} demands one. Until you have it, your roles there rest.
          </Note>
        </div>
      )}
      <p className="card-body hint">
        Beside your password: whoever learns that still cannot sign in as you. API tokens cannot be had by
        password any more once you have one.
      </p>
      <h3 className="roles-at">Authenticator app</h3>
      {pending ? <AppSetUp {...pending} /> : <AppLine app={app} now={now} />}
      <h3 className="roles-at">Passkeys</h3>
      {passkeys.length > 0 && (
        <ul className="list">
          {passkeys.map((passkey) => (
            <li key={passkey.id}>
              <div className="line">
                <b className="grow wrap-anywhere">{visibleText(passkey.name)}</b>
                {passkey.isSynced && <Tag icon="refresh-cw">synced</Tag>}
                <OneButtonForm
                  action={removeThePasskey}
                  hidden={{ id: passkey.id }}
                  label={`Remove the passkey ${visibleText(passkey.name)}`}
                  icon="trash"
                />
              </div>
              <p className="meta">
                Added {formatDate(passkey.createdAt)} · {used(passkey.lastUsedAt, now)}
              </p>
            </li>
          ))}
        </ul>
      )}
      <div className="card-body stack">
        <p className="hint">
          A fingerprint, a face or a key on your device or a security key. It also signs you in without a
          password.
        </p>
        <noscript>
          <p className="hint">Adding one needs JavaScript.</p>
        </noscript>
        <PasskeyForm />
      </div>
      {hasFactor && <RecoveryLine left={codesLeft} />}
    </Card>
  );
}

function placesInWords(restingAt: readonly string[]): string {
  return restingAt.map((bankId) => bankId || "A bank that your system roles reach").join(", ");
}

function AppLine({ app, now }: { app: OwnFactors["app"]; now: Date }) {
  return (
    <div className="card-body row wrap">
      {app ? (
        <>
          <p className="grow">
            Set up {formatDate(app.since)} <span className="meta">· {used(app.lastUsedAt, now)}</span>
          </p>
          <OneButtonForm action={removeApp} hidden={{}} label="Remove the app" icon="trash" hasWords />
        </>
      ) : (
        <>
          <p className="grow hint">An app on your phone that shows a new code every 30 seconds.</p>
          <OneButtonForm action={setUpApp} hidden={{}} label="Set up an app" icon="phone" hasWords />
        </>
      )}
    </div>
  );
}

function RecoveryLine({ left }: { left: number }) {
  return (
    <>
      <h3 className="roles-at">Recovery codes</h3>
      <div className="card-body row wrap">
        <div className="grow">
          {left === 0 ? (
            <Note tone="waiting" icon="triangle-alert" title="You have no recovery code">
              Without your phone or key you could not sign in.
            </Note>
          ) : (
            `${left} of 10 left.`
          )}
        </div>
        <LinkButton small href="/account/recovery-codes">
          {left === 0 ? "Make ten codes" : "Make new codes"}
        </LinkButton>
      </div>
    </>
  );
}
