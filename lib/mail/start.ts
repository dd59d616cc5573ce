// Starts to send what is queued. Without a mail server nothing is queued, and nothing needs to start.
import { atDrain } from "@/lib/core/drain";
import { startJobs, stopJobs } from "@/lib/core/jobs";
import { log } from "@/lib/core/log";
import { mailWorker } from "@/lib/mail/send";

/** A database that is away when the server starts is waited for. */
export async function startMail(): Promise<void> {
  try {
    await startJobs([mailWorker()]);
    atDrain(() => void stopJobs());
  } catch (error) {
    log.fault(error);
    setTimeout(() => void startMail(), 10_000).unref();
  }
}
