// When a mail is tried again, and which answers of a mail server are its last word. Pure.

/** Minutes after each try. Together a little under a day: an invitation lives no longer. */
const minutes = [1, 2, 5, 15, 30, 60, 120, 240, 480];

/** The moment of the next try after so many; null: it is given up. */
export function nextTry(attempts: number, now: Date): Date | null {
  const wait = minutes[attempts - 1];
  return wait === undefined ? null : new Date(now.getTime() + wait * 60_000);
}

export interface Failure {
  /** In words, for an administrator. */
  words: string;
  /** The other side refuses for ever (SMTP 5yz to the recipient or the message). */
  isFinal: boolean;
}

const causes: Record<string, string> = {
  ECONNECTION: "The mail server cannot be reached.",
  ESOCKET: "The connection to the mail server broke.",
  ECONNREFUSED: "The mail server does not answer at its port.",
  ETIMEDOUT: "The mail server did not answer in time.",
  EDNS: "The mail server’s name is not known.",
  EAUTH: "The mail server did not accept our user name and password.",
  ETLS: "The mail server’s certificate was not accepted.",
};

/** What nodemailer threw, in words. Only answers about the recipient or the message itself are final. */
export function readFailure(error: unknown): Failure {
  const facts = (error ?? {}) as { code?: unknown; responseCode?: unknown; response?: unknown };
  const code = typeof facts.code === "string" ? facts.code : "";
  const status = typeof facts.responseCode === "number" ? facts.responseCode : 0;
  const said = typeof facts.response === "string" ? facts.response : "";
  const line = said
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim()
    .slice(0, 200);
  const isFinal = status >= 500 && (code === "EENVELOPE" || code === "EMESSAGE");
  return { words: line || causes[code] || "The mail could not be sent.", isFinal };
}
