// A real mail server for tests: takes everything, or answers as told to the recipient or to the message.
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export interface SmtpRefusal {
  at: "recipient" | "message";
  code: number;
  words: string;
}

export class MailSink {
  refusal: SmtpRefusal | null = null;
  taken = 0;
  private server: SMTPServer | null = null;

  private fail(at: SmtpRefusal["at"]) {
    const { refusal } = this;
    if (refusal?.at !== at) return null;
    return Object.assign(new Error(refusal.words), { responseCode: refusal.code });
  }

  /** Listens on this machine. Returns the port. */
  async start(): Promise<number> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      onRcptTo: (_, __, done) => done(this.fail("recipient")),
      onData: (stream, _, done) => {
        stream.resume();
        stream.on("end", () => {
          const failure = this.fail("message");
          if (!failure) this.taken += 1;
          done(failure);
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    this.server = server;
    return (server.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (server) await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}
