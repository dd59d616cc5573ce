// What is out of date goes, and nothing else; through the real queue.
import { afterEach, expect, test, vi } from "vitest";
import { hashSecret } from "@/lib/auth/hashes";
import { browserDays } from "@/lib/auth/sessions";
import { tidySignIn, tidyWorker } from "@/lib/auth/tidy";
import { stranger } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { uuidv7 } from "@/lib/core/ids";
import { startJobs, stopJobs } from "@/lib/core/jobs";
import { perform } from "@/lib/core/use-case";
import { makeSomeone } from "@/lib/people/testing";
import { refusalOf } from "@/lib/testing/world";

afterEach(stopJobs);
const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
const soon = () => ago(-1);

async function plant() {
  const { id: personId, email } = await makeSomeone([]);
  const guard = (name: string, firstAt: Date, refusedUntil: Date | null) => ({
    ...{ nameHash: name, failures: 5, firstAt, refusedUntil },
  });
  await prisma().signInGuard.createMany({
    data: [
      guard("old", ago(3), null),
      guard("old and was refused", ago(3), ago(2)),
      guard("old and still refused", ago(3), soon()),
      guard("fresh", ago(1), null),
    ],
  });
  const link = (secret: string, expiresAt: Date, usedAt: Date | null) => ({
    ...{ secretHash: secret, purpose: "reset-password", email, createdAt: ago(9), expiresAt, usedAt },
  });
  await prisma().personLink.createMany({
    data: [
      link("used long ago", soon(), ago(8)),
      link("ended long ago", ago(8), null),
      link("used lately", ago(6), ago(6)),
      link("open", soon(), null),
    ],
  });
  const browser = (secret: string, days: number) => ({
    ...{ secretHash: hashSecret(secret), personId, createdAt: ago(days) },
  });
  await prisma().knownBrowser.createMany({
    data: [browser("old", browserDays + 1), browser("known", browserDays - 1)],
  });
}
const left = async () => ({
  tries: (await prisma().signInGuard.findMany({ orderBy: { nameHash: "asc" } })).map((row) => row.nameHash),
  links: (await prisma().personLink.findMany({ orderBy: { secretHash: "asc" } })).map(
    (row) => row.secretHash,
  ),
  browsers: (await prisma().knownBrowser.findMany()).map((row) => row.secretHash),
});

test("a start tidies, every night after it does too, and what still means something stays", async () => {
  await plant();
  await startJobs([{ ...tidyWorker(), everySeconds: 0.5 }]);
  const wanted = {
    tries: ["fresh", "old and still refused"],
    links: ["open", "used lately"],
    browsers: [hashSecret("known")],
  };
  await vi.waitFor(async () => expect(await left()).toEqual(wanted), { timeout: 12_000, interval: 100 });
  const [schedule] = await prisma().$queryRaw<object[]>`SELECT name, cron, timezone FROM pgboss.schedule`;
  expect(schedule).toEqual({ name: "sign-in-tidy", cron: "17 3 * * *", timezone: "UTC" });
});

test("nobody from outside starts it", async () => {
  expect((await refusalOf(perform(tidySignIn, stranger({ personId: uuidv7() }), {}))).code).toBe("forbidden");
});
