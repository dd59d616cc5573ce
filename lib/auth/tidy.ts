// Once a day: what signing in leaves behind goes when it can mean nothing any more.
import { z } from "zod";
import { browserDays } from "@/lib/auth/sessions";
import { dossierItself } from "@/lib/core/actor";
import type { Worker } from "@/lib/core/jobs";
import { log } from "@/lib/core/log";
import { byItself } from "@/lib/core/permissions";
import { defineCommand, perform } from "@/lib/core/use-case";

const day = 86_400_000;

/** Every count of tries is forgotten within two hours; used and ended links stay a week, for whoever looks into one. */
export const tidySignIn = defineCommand({
  name: "sign-in.tidy",
  allow: byItself(),
  input: z.object({}),
  run: async (tx, _, { now }) => {
    const before = (days: number) => ({ lt: new Date(now.getTime() - days * day) });
    const tries = await tx.signInGuard.deleteMany({
      where: { firstAt: before(2), OR: [{ refusedUntil: null }, { refusedUntil: { lt: now } }] },
    });
    const links = await tx.personLink.deleteMany({
      where: { OR: [{ usedAt: before(7) }, { expiresAt: before(7) }] },
    });
    const browsers = await tx.knownBrowser.deleteMany({ where: { createdAt: before(browserDays) } });
    const challenges = await tx.passkeyChallenge.deleteMany({ where: { expiresAt: before(1) } });
    return {
      ...{ tries: tries.count, links: links.count },
      ...{ browsers: browsers.count, challenges: challenges.count },
    };
  },
  // Nothing that anybody did: the log has the counts.
  record: () => null,
});

/** At night (UTC), and once when a process starts. */
export const tidyWorker = (): Worker => ({
  queue: "sign-in-tidy",
  cron: "17 3 * * *",
  everySeconds: 60,
  work: async () => log.info("sign-in tidied", await perform(tidySignIn, dossierItself(), {})),
});
