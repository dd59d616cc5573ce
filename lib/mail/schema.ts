// A mail as pages see it; browser-safe.

/**
 * `kept`: there is no mail server, an administrator passes it on. `dropped`: a newer one took its place before it left.
 * `failed` is given up on our side, `bounced` is refused for ever by the other.
 */
export type MailState = "kept" | "queued" | "sent" | "failed" | "bounced" | "dropped";

export interface MailRow {
  id: string;
  bankId: string | null;
  recipient: string;
  subject: string;
  state: MailState;
  attempts: number;
  lastError: string;
  nextTryAt: Date | null;
  at: Date;
  sentAt: Date | null;
}

export interface WholeMail extends MailRow {
  sender: string;
  text: string;
  /** Whether the link and the code stand in the text, or only where they were. */
  hasSecrets: boolean;
}
