// Work for later, in the same database (pg-boss): queued inside a command's transaction, done by this process or another.
import PgBoss from "pg-boss";
import type { Tx } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { log } from "@/lib/core/log";

export interface Worker {
  queue: string;
  /** Does one job. What it throws is logged, and the job is done again. */
  work: (data: object) => Promise<void>;
  /** How often it looks for work when there was none. */
  everySeconds: number;
}

// Instrumentation, pages and route handlers each have their own copy of this module.
const shared = globalThis as unknown as { dossierJobs?: PgBoss };

/** A process that dies in the middle of a job leaves it to be taken up again after this long. */
const abandonedAfterSeconds = 120;
const queueOptions = { retryLimit: 5, retryDelay: 60, expireInSeconds: abandonedAfterSeconds };

/** Makes the queues and starts to work on them. Jobs can be queued from then on. */
export async function startJobs(workers: readonly Worker[]): Promise<void> {
  const boss = new PgBoss({
    connectionString: env().DATABASE_URL,
    application_name: "dossier-jobs",
    max: 3,
    schedule: false,
  });
  boss.on("error", (error) => log.fault(error));
  await boss.start();
  for (const { queue } of workers) await boss.createQueue(queue, { name: queue, ...queueOptions });
  shared.dossierJobs = boss;
  for (const { queue, work, everySeconds } of workers)
    await boss.work<object>(queue, { pollingIntervalSeconds: everySeconds }, async (jobs) => {
      for (const { data } of jobs) await faultsLogged(work(data));
    });
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
