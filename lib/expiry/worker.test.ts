// Tests the round through the real queue: it runs at each start, is scheduled, and a restart tells nothing twice.
import { afterEach, expect, test, vi } from "vitest";
import { prisma } from "@/lib/core/db";
import { startJobs, stopJobs } from "@/lib/core/jobs";
import { perform } from "@/lib/core/use-case";
import { addKycDocument } from "@/lib/kyc/documents";
import { eventsOf, makeActor, makeBank, makeCustomer } from "@/lib/testing/world";
import { expiryWorker } from "./sweep";

afterEach(stopJobs);

const jobsDone = async () => {
  const [row] = await prisma().$queryRaw<{ count: bigint }[]>`
    SELECT count(*) AS count FROM pgboss.job WHERE name = 'expiry' AND state = 'completed'`;
  return Number(row?.count);
};
const until = (check: () => Promise<boolean>) =>
  vi.waitFor(async () => expect(await check()).toBe(true), { timeout: 12_000, interval: 100 });

test("a start makes the round, and the next start finds nothing to tell", async () => {
  const bankId = await makeBank();
  const officer = await makeActor("KYC officer", bankId);
  const customer = await makeCustomer(officer, bankId);
  const expiryDate = new Date(Date.now() + 20 * 86_400_000);
  const passport = {
    ...customer,
    id: "p",
    type: "passport",
    number: "1",
    issueDate: null,
    issuePlace: "",
    expiryDate,
  };
  await perform(addKycDocument, officer, passport);
  const told = async () =>
    (await eventsOf(customer.customerId)).filter(({ action }) => action === "document.remind").length;

  await startJobs([{ ...expiryWorker(), everySeconds: 0.5 }]);
  await until(async () => (await told()) === 1);
  const [schedule] = await prisma().$queryRaw<object[]>`SELECT name, cron, timezone FROM pgboss.schedule`;
  expect(schedule).toEqual({ name: "expiry", cron: "*/30 * * * *", timezone: "UTC" });
  await stopJobs();

  // As if the minute in which a second start would be the same start had passed.
  await prisma()
    .$executeRaw`UPDATE pgboss.job SET singleton_on = singleton_on - interval '1 hour' WHERE name = 'expiry'`;
  await startJobs([{ ...expiryWorker(), everySeconds: 0.5 }]);
  await until(async () => (await jobsDone()) === 2);
  expect(await told()).toBe(1);
});
