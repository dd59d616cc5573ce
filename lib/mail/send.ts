// The worker that sends: one mail a job, to one recipient. What became of it stands on the mail, whatever happened.
import nodemailer from "nodemailer";
import { z } from "zod";
import { dossierItself } from "@/lib/core/actor";
import { env } from "@/lib/core/env";
import { queueJob, type Worker } from "@/lib/core/jobs";
import { log } from "@/lib/core/log";
import { byItself } from "@/lib/core/permissions";
import { defineCommand, defineQuery, perform } from "@/lib/core/use-case";
import { readSender } from "@/lib/mail/address";
import { mailQueue } from "@/lib/mail/post";
import { unseal } from "@/lib/mail/seal";
import { fillHtml, fillText, type Values } from "@/lib/mail/template";
import { nextTry, readFailure } from "@/lib/mail/tries";

const findQueued = defineQuery({
  name: "mail.find-queued",
  allow: byItself(),
  input: z.object({ id: z.string() }),
  run: async (db, { id }) => await db.mail.findFirst({ where: { id, state: "queued" } }),
});

const outcome = z.discriminatedUnion("end", [
  z.object({ id: z.string(), end: z.literal("sent") }),
  z.object({ id: z.string(), end: z.enum(["failed", "bounced"]), words: z.string() }),
  z.object({ id: z.string(), end: z.literal("later"), words: z.string() }),
]);

/** What a try came to. A next try is queued in the same transaction that says so. */
const settleMail = defineCommand({
  name: "mail.settle",
  allow: byItself(),
  input: outcome,
  run: async (tx, input, { now }) => {
    const { id } = input;
    const mail = await tx.mail.findFirst({ where: { id, state: "queued" }, select: { attempts: true } });
    if (!mail) return null;
    const attempts = mail.attempts + 1;
    const again = input.end === "later" ? nextTry(attempts, now) : null;
    const state = input.end === "later" ? (again ? "queued" : "failed") : input.end;
    await tx.mail.updateMany({
      where: { id },
      data: {
        ...{ state, attempts, nextTryAt: again, lastError: input.end === "sent" ? "" : input.words },
        ...(state === "sent" ? { sentAt: now } : {}),
        ...(state === "queued" ? {} : { sealed: null }),
      },
    });
    if (again) await queueJob(tx, mailQueue, { id }, again);
    return state;
  },
  record: () => null,
});

/** smtps:// is TLS from the first byte and a good certificate; smtp:// takes TLS where it is offered and demands none. */
function transportTo(address: string) {
  const url = new URL(address);
  const secure = url.protocol === "smtps:";
  const user = decodeURIComponent(url.username);
  return nodemailer.createTransport({
    ...{ host: url.hostname, port: Number(url.port) || (secure ? 465 : 587), secure },
    ...(user ? { auth: { user, pass: decodeURIComponent(url.password) } } : {}),
    ...(secure ? {} : { tls: { rejectUnauthorized: false } }),
    ...{ connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
}

interface Letter {
  recipient: string;
  sender: string;
  subject: string;
  textBody: string;
  htmlBody: string;
}

async function transmit(letter: Letter, secrets: Values): Promise<void> {
  const from = readSender(letter.sender) ?? { name: "", address: letter.sender };
  const transport = transportTo(env().SMTP_URL ?? "");
  try {
    await transport.sendMail({
      ...{ from, to: { name: "", address: letter.recipient }, subject: letter.subject },
      // Said apart from the headers, so that nothing in them can add another recipient.
      envelope: { from: from.address, to: [letter.recipient] },
      text: fillText(letter.textBody, secrets),
      html: fillHtml(letter.htmlBody, secrets),
      headers: { "Auto-Submitted": "auto-generated" },
    });
  } finally {
    transport.close();
  }
}

/** Sends one mail that is still queued. Refusals of the server end on the mail; only bugs are thrown. */
export async function sendMail(id: string): Promise<void> {
  const mail = await perform(findQueued, dossierItself(), { id });
  if (!mail) return;
  const secrets = mail.sealed && mail.sealedUntil > new Date() ? unseal(mail.sealed, id) : null;
  if (secrets === null) {
    const words = "The link in it had ended, or TOKEN_SECRET was changed: send the invitation again.";
    await perform(settleMail, dossierItself(), { id, end: "failed", words });
    return;
  }
  try {
    await transmit(mail, JSON.parse(secrets) as Values);
  } catch (error) {
    const { words, isFinal } = readFailure(error);
    log.warn("mail not sent", { mail: id, attempts: mail.attempts + 1, isFinal });
    await perform(settleMail, dossierItself(), { id, end: isFinal ? "bounced" : "later", words });
    return;
  }
  await perform(settleMail, dossierItself(), { id, end: "sent" });
}

/** Sends what is queued; `everySeconds` is how long a mail may wait for the first look. */
export const mailWorker = (everySeconds = 2): Worker => ({
  queue: mailQueue,
  work: async (data) => await sendMail(String((data as { id?: unknown }).id)),
  everySeconds,
});
