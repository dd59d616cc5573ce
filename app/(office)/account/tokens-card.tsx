// One's own API tokens (DirectLogin): which program has one, since when, until when; and the way to end them.
import { endAllTokens, endToken } from "@/app/(office)/account/outside-actions";
import { Card } from "@/components/ui/card";
import { OneButtonForm } from "@/components/ui/one-button-form";
import type { OwnToken } from "@/lib/auth/tokens";
import { formatDateTime, visibleText } from "@/lib/format";
import { timeAgo } from "@/lib/people/request-words";

export function TokensCard({ tokens, now }: { tokens: OwnToken[]; now: Date }) {
  const endAll = tokens.length > 0 && (
    <OneButtonForm action={endAllTokens} hidden={{}} label="End all tokens" icon="log-out" hasWords />
  );
  return (
    <Card id="tokens-title" title="API tokens" action={endAll}>
      {tokens.length === 0 ? (
        <p className="card-body soft">No program can act as you right now.</p>
      ) : (
        <ul className="list">
          {tokens.map((token) => (
            <TokenLine key={token.id} token={token} now={now} />
          ))}
        </ul>
      )}
      <p className="card-foot hint">
        A program that logs in with your name and password (DirectLogin) gets a token, and acts as you with it
        until it ends. A program whose token you end must log in again.
      </p>
    </Card>
  );
}

function TokenLine({ token, now }: { token: OwnToken; now: Date }) {
  const program = visibleText(token.consumerName);
  return (
    <li>
      <div className="line">
        <b className="grow wrap-anywhere">{program}</b>
        <OneButtonForm
          action={endToken}
          hidden={{ id: token.id }}
          label={`End the token of ${program}, made ${formatDateTime(token.issuedAt)} UTC`}
          icon="log-out"
        />
      </div>
      <p className="meta">
        Made {formatDateTime(token.issuedAt)} UTC ·{" "}
        {token.lastUsedAt ? `last used ${timeAgo(token.lastUsedAt, now)}` : "not used yet"} · ends{" "}
        {formatDateTime(token.expiresAt)} UTC
      </p>
    </li>
  );
}
