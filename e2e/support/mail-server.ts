// A real mail server for stories: takes what is sent to it, and can be down for a while at the same port.
import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

export class MailServer {
  readonly received: { to: string[]; mail: ParsedMail }[] = [];
  port = 0;
  private server: SMTPServer | null = null;

  async start(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      onData: async (stream, session, done) => {
        const mail = await simpleParser(stream);
        this.received.push({ to: session.envelope.rcptTo.map(({ address }) => address), mail });
        done();
      },
    });
    await new Promise<void>((resolve) => server.listen(this.port, "127.0.0.1", resolve));
    this.port = (server.server.address() as AddressInfo).port;
    this.server = server;
  }

  async stop(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (server) await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  /** The newest mail to that address, once it is there. */
  async mailTo(address: string, seconds = 20): Promise<ParsedMail> {
    for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
      const found = this.received.findLast(({ to }) => to.includes(address));
      if (found) return found.mail;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`No mail to ${address} in ${seconds} s.`);
  }
}
