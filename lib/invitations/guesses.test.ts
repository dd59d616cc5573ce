// Guessing keys on a real database: each failure is counted, the audit is not flooded, and help is called for once an hour.
import { beforeAll, expect, test, vi } from "vitest";
import { stranger } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { log } from "@/lib/core/log";
import { perform } from "@/lib/core/use-case";
import type * as invitationsModule from "@/lib/invitations/invitations";
import { makeBank, refusalOf } from "@/lib/testing/world";

let invitations: typeof invitationsModule;
const start = new Date("2026-11-22T10:00:00Z");
const guess = (bankId: string, minute: number, key = "17") => {
  const now = new Date(start.getTime() + minute * 60_000);
  return perform(invitations.lookUpInvitation, stranger({ now, address: `10.0.0.${minute}` }), {
    bankId,
    key,
  });
};
const recorded = (bankId: string) =>
  prisma().auditEvent.count({ where: { bankId, action: "invitation.look-up", outcome: "refused" } });

beforeAll(async () => {
  // Read once, when first asked for.
  process.env.INVITATION_ALARM_THRESHOLD = "3";
  invitations = await import("@/lib/invitations/invitations");
});

test("from many addresses at one bank: one alarm an hour, the audit up to there, the count all of it", async () => {
  const alarms = vi.spyOn(log, "alarm");
  const [bankId, other] = [await makeBank(), await makeBank()];
  for (let minute = 0; minute < 10; minute += 1)
    expect((await refusalOf(guess(bankId, minute))).facts.subject).toBe("invitation");
  expect(alarms.mock.calls).toEqual([["invitation-guessing", { bankId, failuresThisHour: 3 }]]);
  expect(await recorded(bankId)).toBe(3);
  const counts = await prisma().hourCount.findMany({ where: { slot: { contains: bankId } } });
  expect(counts.map(({ count }) => count)).toEqual([10]);
  await refusalOf(guess(other, 11));
  expect(alarms).toHaveBeenCalledTimes(1);
  await Promise.all(Array.from({ length: 6 }, (_, n) => refusalOf(guess(bankId, 61 + n))));
  expect(alarms).toHaveBeenCalledTimes(2);
});

test("counts of hours long past are cleared away", async () => {
  const bankId = await makeBank();
  await refusalOf(guess(bankId, 0));
  await refusalOf(guess(await makeBank(), 600));
  expect(await prisma().hourCount.count({ where: { slot: { contains: bankId } } })).toBe(0);
});
