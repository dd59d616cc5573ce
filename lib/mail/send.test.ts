// Mails through a real SMTP server: received once, by one recipient; a server that is away, slow or refuses loses nothing.
import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerAuthentication, type SMTPServerSession } from "smtp-server";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { prisma, transaction } from "@/lib/core/db";
import { uuidv7 } from "@/lib/core/ids";
import { perform } from "@/lib/core/use-case";
import type * as invitationsModule from "@/lib/invitations/invitations";
import type * as sendModule from "@/lib/mail/send";
import { makeActor, makeBank } from "@/lib/testing/world";

interface Received {
  recipients: string[];
  mail: ParsedMail;
  raw: string;
}

/** A mail server that takes everything, or answers as told to the recipient or to the message. */
class Sink {
  readonly received: Received[] = [];
  refusal: { at: "recipient" | "message"; code: number; words: string } | null = null;
  private server: SMTPServer | null = null;

  private fail(at: "recipient" | "message") {
    const { refusal } = this;
    return refusal?.at === at
      ? Object.assign(new Error(refusal.words), { responseCode: refusal.code })
      : null;
  }

  async start(port = 0): Promise<number> {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      onAuth: (_: SMTPServerAuthentication, __: SMTPServerSession, done) => done(null, { user: "x" }),
      onRcptTo: (_, __, done) => done(this.fail("recipient")),
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on("data", (part: Buffer) => parts.push(part));
        stream.on("end", async () => {
          const raw = Buffer.concat(parts);
          const recipients = session.envelope.rcptTo.map(({ address }) => address);
          const failure = this.fail("message");
          if (!failure)
            this.received.push({ recipients, mail: await simpleParser(raw), raw: raw.toString() });
          done(failure);
        });
      },
    });
    const { server } = this;
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    return (server.server.address() as AddressInfo).port;
  }

  async stop() {
    const { server } = this;
    this.server = null;
    await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  }
}

const sink = new Sink();
let port: number;
let admin: Actor;
let bankId: string;
// Loaded after SMTP_URL is set: the environment is read once.
let invitations: typeof invitationsModule;
let sending: typeof sendModule;
let jobs: typeof import("@/lib/core/jobs");

const mailTo = (recipient: string) => prisma().mail.findFirstOrThrow({ where: { recipient } });
const invite = (fields: object = {}, actor = admin) =>
  perform(invitations.createInvitation, actor, {
    ...{ bankId, firstName: "Maëlle", lastName: "Lefèbvre", company: "Atelier", country: "France" },
    ...{ purpose: "CUSTOMER", email: `${uuidv7()}@example.fr`, ...fields },
  });
const until = (check: () => Promise<unknown> | unknown) =>
  vi.waitFor(async () => expect(await check()).toBeTruthy(), { timeout: 12_000, interval: 100 });
const stateOf = async (email: string) => (await mailTo(email)).state;

beforeAll(async () => {
  port = await sink.start();
  process.env.SMTP_URL = `smtp://127.0.0.1:${port}`;
  process.env.MAIL_FROM = "KYC desk <kyc@bank.example>";
  process.env.PUBLIC_URL = "https://kyc.bank.example";
  jobs = await import("@/lib/core/jobs");
  invitations = await import("@/lib/invitations/invitations");
  sending = await import("@/lib/mail/send");
  await jobs.startJobs([sending.mailWorker(0.5)]);
  bankId = await makeBank();
  admin = await makeActor("Administrator", bankId, { name: "Ingrid Sørbø" });
});
beforeEach(() => sink.received.splice(0));
afterEach(() => {
  sink.refusal = null;
});
afterAll(async () => {
  await jobs.stopJobs();
  await sink.stop();
});

describe("with a mail server", () => {
  test("the invitee receives one mail in two parts, with the link and the code, and the database keeps neither", async () => {
    const { email } = await invite();
    await until(() => sink.received.length);
    const [{ recipients, mail, raw } = {} as Received] = sink.received;
    expect(recipients).toEqual([email]);
    expect(mail.subject).toBe(`Your invitation to ${bankId}`);
    expect(mail.from?.text).toBe('"KYC desk" <kyc@bank.example>');
    expect(raw).toMatch(/multipart\/alternative/);
    const link = /https:\/\/kyc\.bank\.example\/invite\/([\w-]{43})/.exec(mail.text ?? "")?.[1] ?? "none";
    expect(mail.html).toContain(`/invite/${link}`);
    const code = /the number (\d+)\./.exec(mail.text ?? "")?.[1] ?? "none";
    const found = await perform(invitations.lookUpInvitation, admin, { bankId, key: code });
    expect(found.email).toBe(email);
    expect(`${mail.text}${mail.html}`).not.toMatch(/@[A-Z]/);
    await until(async () => (await stateOf(email)) === "sent");
    const kept = await mailTo(email);
    expect(kept).toMatchObject({ attempts: 1, lastError: "", sealed: null });
    const everything = JSON.stringify([
      kept,
      await prisma().userInvitation.findMany(),
      await prisma().$queryRaw`SELECT row_to_json(j)::text FROM pgboss.job j`,
      await prisma().$queryRaw`SELECT row_to_json(a)::text FROM audit_event a`,
    ]);
    expect(everything).not.toContain(link);
    expect(everything).not.toContain(code);
  });

  test("mark-up in a name is text, and nothing in it becomes a header or another recipient", async () => {
    const firstName = "<b onclick='x'>Bcc: a@b.example</b>";
    const { email } = await invite({ firstName });
    await until(() => sink.received.length);
    const [{ recipients, mail } = {} as Received] = sink.received;
    expect(recipients).toEqual([email]);
    expect(mail.bcc ?? mail.cc).toBeUndefined();
    expect(mail.html).toContain("&lt;b onclick=&#39;x&#39;&gt;");
    expect(mail.html).not.toContain("<b onclick");
    expect(mail.text).toContain(firstName);
  });

  test.each(['"e@attacker.com"@victim.com', "a＠example.com", "a@b.example,c@d.example", "Atelier"])(
    "%s is taken from the wire, as OBP does, and never sent to",
    async (email) => {
      await invite({ email });
      expect(await mailTo(email)).toMatchObject({ state: "failed", sealed: null });
    },
  );

  test("a transaction that is rolled back leaves no job and no mail", async () => {
    const post = await import("@/lib/mail/post");
    const countJobs = () => prisma().$queryRaw`SELECT count(*)::int FROM pgboss.job`;
    const before = [await countJobs(), await prisma().mail.count()];
    const { id } = await invite({ email: "Atelier 2" });
    const now = new Date();
    const mail = { bankId, invitationId: id, to: "a@example.fr", subject: "x", text: "x", html: "x" };
    const work = transaction(async (tx) => {
      await post.postMail(tx, { ...mail, secrets: {}, secretsUntil: now }, now);
      throw new Error("rolled back");
    });
    await expect(work).rejects.toThrow("rolled back");
    expect([await countJobs(), (await prisma().mail.count()) - 1]).toEqual(before);
  });

  test("a queue that was never made throws instead of swallowing the job", async () => {
    await expect(transaction((tx) => jobs.queueJob(tx, "nowhere", {}))).rejects.toThrow(
      "There is no queue nowhere.",
    );
  });
});

describe("with a mail server that", () => {
  /** The next try is due now, and its job too. */
  const hurry = async (email: string) => {
    await prisma().$executeRaw`UPDATE pgboss.job SET start_after = now() WHERE state = 'created'`;
    return email;
  };

  test("refuses the mailbox for ever: bounced, with its words, tried once, the secret forgotten", async () => {
    sink.refusal = { at: "recipient", code: 550, words: "no such mailbox" };
    const { email } = await invite();
    await until(async () => (await stateOf(email)) === "bounced");
    expect(await mailTo(email)).toMatchObject({ attempts: 1, sealed: null });
    expect((await mailTo(email)).lastError).toContain("no such mailbox");
  });

  test("is busy: delayed, with the moment of the next try; then it arrives, once", async () => {
    sink.refusal = { at: "message", code: 451, words: "try later" };
    const { email } = await invite();
    await until(async () => (await mailTo(email)).attempts === 1);
    const delayed = await mailTo(email);
    expect(delayed.state).toBe("queued");
    expect(delayed.lastError).toContain("try later");
    expect(delayed.nextTryAt?.getTime()).toBeGreaterThan(Date.now() + 30_000);
    sink.refusal = null;
    await hurry(email);
    await until(async () => (await stateOf(email)) === "sent");
    expect(sink.received).toHaveLength(1);
  });

  test("is down for a while, then up: nothing is lost", async () => {
    await sink.stop();
    const { email } = await invite();
    await until(async () => (await mailTo(email)).attempts === 1);
    expect(await stateOf(email)).toBe("queued");
    expect(await sink.start(port)).toBe(port);
    await hurry(email);
    await until(async () => (await stateOf(email)) === "sent");
    expect(sink.received.map(({ recipients }) => recipients)).toEqual([[email]]);
  });
});
