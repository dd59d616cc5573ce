// Setting up an authenticator app: scan or type the secret, then prove with a code that it works.
import { ConfirmAppForm } from "@/app/(office)/account/confirm-app-form";
import { QrCode } from "@/app/(office)/account/qr-code";

const inGroups = (secret: string) => secret.match(/.{1,4}/g)?.join(" ") ?? secret;

export function AppSetUp({ secret, address }: { secret: string; address: string }) {
  return (
    <div className="card-body stack set-up">
      <ol className="steps">
        <li>Open your authenticator app and add an account by scanning this code.</li>
        <li>Type the six digits that the app then shows.</li>
      </ol>
      <div className="scan">
        <QrCode text={address} label="QR code for your authenticator app" />
        <div className="stack grow">
          <div>
            <p className="hint">Cannot scan? Type this key into the app (time-based, six digits):</p>
            <p className="id wrap-anywhere" id="totp-key">
              {inGroups(secret)}
            </p>
          </div>
          <ConfirmAppForm />
        </div>
      </div>
    </div>
  );
}
