// Once a day: the audit's next months are made before an event needs them, and keys that can come no more go.
import { z } from "zod";
import { dossierItself } from "@/lib/core/actor";
import { sql } from "@/lib/core/db";
import type { Worker } from "@/lib/core/jobs";
import { log } from "@/lib/core/log";
import { byItself } from "@/lib/core/permissions";
import { defineCommand, perform } from "@/lib/core/use-case";

const day = 86_400_000;
/** Enough to notice an alarm, and to mend what is wrong. */
const MONTHS_AHEAD = 3;

/** None is left out, however long nothing ran. An event without a month is kept all the same: with the rest, until it has one. */
export const makeAuditMonths = defineCommand({
  name: "audit.make-months",
  allow: byItself(),
  input: z.object({}),
  run: async (tx, _, { now }) => {
    const until = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + MONTHS_AHEAD));
    const [row] = await tx.query<{ made: number }>(sql`
      SELECT make_audit_months(${until.toISOString().slice(0, 10)}::date) AS made`);
    return { made: row?.made ?? 0 };
  },
  record: () => null,
});

/** The key holds its hour or the end of its brake: both are over within two. */
export const tidyOnceKeys = defineCommand({
  name: "audit.tidy-keys",
  allow: byItself(),
  input: z.object({}),
  run: async (tx, _, { now }) => {
    const { count } = await tx.eventOnce.deleteMany({ where: { at: { lt: new Date(now.getTime() - day) } } });
    return { keys: count };
  },
  record: () => null,
});

async function keepUp(): Promise<void> {
  const actor = dossierItself();
  try {
    const { made } = await perform(makeAuditMonths, actor, {});
    log.info("audit kept up", { made, ...(await perform(tidyOnceKeys, actor, {})) });
  } catch (error) {
    log.alarm("audit-months");
    throw error;
  }
}

/** At night (UTC), and once when a process starts. */
export const auditWorker = (): Worker => ({
  queue: "audit-upkeep",
  cron: "41 2 * * *",
  everySeconds: 60,
  work: keepUp,
});
