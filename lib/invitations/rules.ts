// The states of an invitation as an administrator sees them, and what may be done in each. Pure, browser-safe.
import type { InvitationRow } from "@/lib/invitations/schema";
import type { MailState } from "@/lib/mail/schema";

export type State =
  | "created"
  | "kept"
  | "sent"
  | "delayed"
  | "failed"
  | "bounced"
  | "opened"
  | "accepted"
  | "revoked"
  | "expired";

export type Facts = Pick<InvitationRow, "status" | "expiresAt" | "openedAt" | "mailState" | "mailAttempts">;

const ofMail = (mailState: MailState | null, attempts: number): State => {
  if (mailState === "queued") return attempts > 0 ? "delayed" : "created";
  return mailState === null || mailState === "dropped" ? "created" : mailState;
};

/** What was decided, then whether time is up, then the furthest it came. */
export function stateOf(facts: Facts, now: Date): State {
  if (facts.status === "FINISHED") return "accepted";
  if (facts.status === "DELETED") return "revoked";
  if (facts.expiresAt <= now) return "expired";
  // Whatever opened it, a mail that came back did not reach the invitee.
  if (facts.mailState === "bounced") return "bounced";
  return facts.openedAt ? "opened" : ofMail(facts.mailState, facts.mailAttempts);
}

export type Deed = "resend" | "extend" | "revoke" | "again" | "bounce";

/** The likeliest first. What is accepted or revoked stays as it is; one may invite again with the same facts. */
export function deedsIn(state: State): readonly Deed[] {
  if (state === "accepted") return [];
  if (state === "revoked") return ["again"];
  if (state === "expired") return ["resend", "again", "revoke"];
  if (state === "sent" || state === "opened") return ["resend", "extend", "bounce", "revoke"];
  if (state === "created") return ["revoke", "resend", "extend"];
  return ["resend", "extend", "revoke"];
}

/** The groups of the filter, each with its states. */
export const groups = {
  "in-flight": ["created", "kept", "sent", "opened"],
  trouble: ["delayed", "failed", "bounced"],
  accepted: ["accepted"],
  expired: ["expired"],
  revoked: ["revoked"],
} as const satisfies Record<string, readonly State[]>;

export type Group = keyof typeof groups;
export const isGroup = (text: string | undefined): text is Group =>
  text !== undefined && Object.hasOwn(groups, text);
