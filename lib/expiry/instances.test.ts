// Tests the round in processes of their own, as of two instances: what they tell at the same time is told once, and one that is killed leaves nothing half.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, expect, test } from "vitest";
import { prisma } from "@/lib/core/db";
import { makeActor, makeBank, makeCustomer } from "@/lib/testing/world";
import { sweepExpiry } from "./sweep";
import { addDocument } from "./testing";

const now = "2027-06-01T12:00:00Z";
const DOCUMENTS = 60;
const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

/** An instance that has read its code and waits for a word before its round. */
async function startInstance(): Promise<ChildProcess> {
  const program = `
    import { sweepExpiry } from "./lib/expiry/sweep.ts";
    process.stdin.once("data", async () => { await sweepExpiry(new Date("${now}")); process.exit(0); });
    process.stdout.write("ready");`;
  const args = ["--import", "tsx", "--input-type=module", "-e", program];
  const child = spawn(process.execPath, args, { env: process.env, stdio: ["pipe", "pipe", "inherit"] });
  running.push(child);
  if (child.stdout) await once(child.stdout, "data");
  return child;
}
const begin = (child: ChildProcess) => child.stdin?.write("go\n");

async function world() {
  const bankId = await makeBank();
  const officer = await makeActor("KYC officer", bankId, { now: new Date("2026-01-01T00:00:00Z") });
  const customer = await makeCustomer(officer, bankId);
  for (let n = 0; n < DOCUMENTS; n += 1)
    await addDocument(officer, customer, "2027-06-20", { id: `d${n}`, type: `kind ${n}` });
  // In one statement, as of one moment: another process may be writing.
  const told = async () => {
    const [row] = await prisma().$queryRaw<{ tasks: number; lines: number }[]>`
      SELECT (SELECT count(*)::int FROM task WHERE bank_id = ${bankId}) AS tasks,
        (SELECT count(*)::int FROM audit_event WHERE bank_id = ${bankId} AND action = 'document.remind') AS lines`;
    return row ?? { tasks: 0, lines: 0 };
  };
  return { told };
}

test("two processes that make the round at the same moment tell each rung once", {
  timeout: 120_000,
}, async () => {
  const { told } = await world();
  const both = await Promise.all([startInstance(), startInstance()]);
  const ends = both.map((child) => once(child, "exit"));
  for (const child of both) begin(child);
  expect((await Promise.all(ends)).map(([code]) => code)).toEqual([0, 0]);
  expect(await told()).toEqual({ tasks: DOCUMENTS, lines: DOCUMENTS });
});

test("one that is killed in the middle has told whole documents, and the next round tells the rest", {
  timeout: 120_000,
}, async () => {
  const { told } = await world();
  const child = await startInstance();
  const end = once(child, "exit");
  begin(child);
  while ((await told()).tasks === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  child.kill("SIGKILL");
  await end;
  const { tasks, lines } = await told();
  expect(tasks).toBe(lines);
  expect(tasks).toBeLessThan(DOCUMENTS);
  await sweepExpiry(new Date(now));
  expect(await told()).toEqual({ tasks: DOCUMENTS, lines: DOCUMENTS });
});
