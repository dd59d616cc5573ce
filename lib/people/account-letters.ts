// Letters about somebody's own account: the link to a new password, and the news that it was changed.
import type { Tx } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { formatDateTime } from "@/lib/format";
import { postMail, resetLinkMark } from "@/lib/mail/post";
import { fillHtml, fillText } from "@/lib/mail/template";

const resetText = `Hello @NAME,

somebody, most likely you, wants a new password for your account. Open this link to set one:

@RESET_LINK

The link works once, until @LINK_ENDS (UTC). If it was not you, do nothing: your password stays as it is.
`;

const changedText = `Hello @NAME,

your password was changed on @CHANGED_AT (UTC), @HOW. All sessions and API tokens have ended.

If it was not you, tell your bank’s administrator at once: he can lock the account.
`;

let html: Promise<{ reset: string; changed: string }> | undefined;

/**
 * Renders them once. Called before the transaction that posts one, which must be short; and before it is known whether one
 * is posted, so that the time it takes tells nothing.
 */
export function prepareLetters() {
  html ??= import("@/lib/people/account-mails").then(async ({ renderResetMail, renderChangedMail }) => ({
    reset: await renderResetMail(),
    changed: await renderChangedMail(),
  }));
  return html;
}

export interface Addressee {
  id: string;
  name: string;
  email: string;
}

/** From PUBLIC_URL and nothing that a request says. */
const resetLinkOf = (secret: string): string => `${env().PUBLIC_URL}/reset/${secret}`;

/** Posts the link with the transaction that makes it, the only moment its secret exists. */
export async function postResetLetter(
  tx: Tx,
  { id, name, email }: Addressee,
  { secret, expiresAt, now }: { secret: string; expiresAt: Date; now: Date },
): Promise<void> {
  const values = { NAME: name, LINK_ENDS: formatDateTime(expiresAt) };
  const mail = {
    ...{ bankId: null, personId: id, to: email, subject: "A new password for Dossier" },
    text: fillText(resetText, values),
    html: fillHtml((await prepareLetters()).reset, values),
    secrets: { [resetLinkMark]: resetLinkOf(secret) },
    secretsUntil: expiresAt,
  };
  await postMail(tx, mail, now);
}

/** Tells the owner, with the transaction that changed it. `how`: "by a link that was sent to you". */
export async function postChangedLetter(
  tx: Tx,
  { id, name, email }: Addressee,
  { how, now }: { how: string; now: Date },
): Promise<void> {
  const values = { NAME: name, CHANGED_AT: formatDateTime(now), HOW: how };
  const mail = {
    ...{ bankId: null, personId: id, to: email, subject: "Your password was changed" },
    text: fillText(changedText, values),
    html: fillHtml((await prepareLetters()).changed, values),
    secrets: {},
    // Tried for as long as any mail is.
    secretsUntil: new Date(now.getTime() + 2 * 86_400_000),
  };
  await postMail(tx, mail, now);
}
