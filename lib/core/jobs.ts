// Work for later, in the same database (pg-boss): queued inside a command's transaction, done by this process or another.
import PgBoss from "pg-boss";
import type { Tx } from "@/lib/core/db";
import { atDrain } from "@/lib/core/drain";
import { directUrl } from "@/lib/core/env";
import { log } from "@/lib/core/log";

export interface Worker {
  queue: string;
  /** Does one job. What it throws is logged, and the job is done again. */
  work: (data: object) => Promise<void>;
  /** How often it looks for work when there was none. */
  everySeconds: number;
  /** Work that comes by the clock (UTC) and once when a process starts, however many instances there are. */
  cron?: string;
  /** A job that takes longer counts as abandoned and is taken up again; two minutes without it. */
  mostSeconds?: number;
}

// Instrumentation, pages and route handlers each have their own copy of this module.
const shared = globalThis as unknown as { dossierJobs?: PgBoss };

/** A process that dies in the middle of a job leaves it to be taken up again after this long. */
const abandonedAfterSeconds = 120;
const queueOptions = { retryLimit: 5, retryDelay: 60 };

/** Makes the queues and starts to work on them. Jobs can be queued from then on. */
export async function startJobs(workers: readonly Worker[]): Promise<void> {
  const boss = new PgBoss({
    connectionString: directUrl(),
    application_name: "dossier-jobs",
    max: 3,
    schedule: workers.some(({ cron }) => cron !== undefined),
  });
  boss.on("error", (error) => log.fault(error));
  await boss.start();
  for (const { queue, mostSeconds = abandonedAfterSeconds } of workers)
    await boss.createQueue(queue, { name: queue, ...queueOptions, expireInSeconds: mostSeconds });
  shared.dossierJobs = boss;
  for (const { queue, work, everySeconds } of workers)
    await boss.work<object>(queue, { pollingIntervalSeconds: everySeconds }, async (jobs) => {
      for (const { data } of jobs) await faultsLogged(work(data));
    });
  for (const { queue, cron } of workers) if (cron) await beginRounds(boss, queue, cron);
}

/** Rounds missed while nothing ran are made up for by one at the start; of those that start together one does it. */
async function beginRounds(boss: PgBoss, queue: string, cron: string): Promise<void> {
  await boss.schedule(queue, cron, {}, { tz: "UTC" });
  await boss.send(queue, {}, { singletonKey: "start", singletonSeconds: 60 });
}

/** The same for the life of the process: a database that is away when the server starts is waited for. */
export async function keepWorking(workers: readonly Worker[]): Promise<void> {
  try {
    await startJobs(workers);
    atDrain(() => void stopJobs());
  } catch (error) {
    log.fault(error);
    setTimeout(() => void keepWorking(workers), 10_000).unref();
  }
}

async function faultsLogged(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    log.fault(error);
    throw error;
  }
}

/** Lets what is under way finish; nothing new is begun. */
export async function stopJobs(): Promise<void> {
  const boss = shared.dossierJobs;
  shared.dossierJobs = undefined;
  await boss?.stop({ graceful: true, wait: true, timeout: 20_000 });
}

/**
 * Queues a job with the transaction: it exists when the transaction is kept, and not otherwise. `startAfter`: not
 * before then. A queue that was never made would swallow it in silence: then it throws.
 */
export async function queueJob(tx: Tx, queue: string, data: object, startAfter?: Date): Promise<string> {
  const boss = shared.dossierJobs;
  if (!boss) throw new Error("Jobs were queued before they were started.");
  // pg-boss writes the statement itself, with every value as a parameter.
  const raw = tx as unknown as { $queryRawUnsafe(text: string, ...values: unknown[]): Promise<object[]> };
  const executeSql = async (text: string, values: unknown[]) => ({
    rows: await raw.$queryRawUnsafe(text, ...values),
  });
  const id = await boss.send(queue, data, { db: { executeSql }, ...(startAfter ? { startAfter } : {}) });
  if (!id) throw new Error(`There is no queue ${queue}.`);
  return id;
}
