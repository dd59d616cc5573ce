// Tests an officer's work on a real PostgreSQL: whose tasks there are, taking, handing over and finishing them.
import { expect, test } from "vitest";
import { perform } from "@/lib/core/use-case";
import { sweepExpiry } from "@/lib/expiry/sweep";
import { addDocument, entitle } from "@/lib/expiry/testing";
import { eventsOf, makeActor, makeBank, makeCustomer, refusalOf } from "@/lib/testing/world";
import { finishTask, handOverTask, takeTask } from "./deeds";
import { listWork, viewTask } from "./work";

const now = new Date("2027-06-10T12:00:00Z");

/** Three documents: one that ended, one that ends this week, one in a month; the last of them nobody's. */
async function world() {
  const bankId = await makeBank();
  const officer = await makeActor("KYC officer", bankId, { now });
  const colleague = await makeActor("KYC officer", bankId, { now, name: "Masato Ito" });
  await entitle(officer, bankId);
  await entitle(colleague, bankId);
  const people = await Promise.all(
    [1, 2, 3].map((n) => makeCustomer(officer, bankId, { legalName: `Nº ${n}` })),
  );
  const days = ["2027-06-08", "2027-06-12", "2027-07-09"];
  const program = await makeActor("KYC officer", bankId, { now, via: "direct-login" });
  for (const [index, customer] of people.entries())
    await addDocument(index === 2 ? program : officer, customer, days[index] ?? "");
  await sweepExpiry(now);
  const { tasks } = await perform(listWork, officer, {});
  return { bankId, officer, colleague, people, tasks };
}

test("mine and nobody's, the first due first, with counts that filter", async () => {
  const { officer, colleague, tasks } = await world();
  expect(tasks.map(({ legalName, rung, assignedName }) => [legalName, rung, assignedName])).toEqual([
    ["Nº 1", 0, "Aiko Mori"],
    ["Nº 2", 7, "Aiko Mori"],
    ["Nº 3", 30, null],
  ]);
  const all = await perform(listWork, officer, {});
  expect(all.whose).toEqual({ open: 3, mine: 2, nobody: 1, team: 3 });
  expect(all.due).toEqual({ overdue: 1, week: 1, later: 1 });
  expect((await perform(listWork, officer, { due: "week" })).tasks.map(({ legalName }) => legalName)).toEqual(
    ["Nº 2"],
  );
  const theirs = await perform(listWork, colleague, {});
  expect(theirs.tasks.map(({ legalName }) => legalName)).toEqual(["Nº 3"]);
  expect((await perform(listWork, colleague, { whose: "team" })).tasks).toHaveLength(3);
});

test("of two who take a task at once the second is told who has it", async () => {
  const { bankId, officer, colleague, tasks, people } = await world();
  const id = { bankId, id: tasks[2]?.id };
  const taken = await Promise.allSettled([officer, colleague].map((actor) => perform(takeTask, actor, id)));
  expect(taken.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const refused = await refusalOf(
    perform(takeTask, taken[0]?.status === "fulfilled" ? colleague : officer, id),
  );
  expect(refused.message).toMatch(/(Aiko Mori|Masato Ito) took this meanwhile\./);
  const events = (await eventsOf(people[2]?.customerId ?? "")).filter(({ outcome }) => outcome === "done");
  expect(events.at(-1)).toMatchObject({
    action: "task.take",
    subjectId: id.id,
    before: { assignedTo: null },
  });
  expect(events.filter(({ action }) => action === "task.take")).toHaveLength(1);
});

test("handed over to who may do it, or to nobody, and to nobody else", async () => {
  const { bankId, officer, colleague, tasks } = await world();
  const id = { bankId, id: tasks[0]?.id };
  const seen = await perform(viewTask, officer, id);
  expect(seen?.officers.map(({ name }) => name)).toEqual(["Aiko Mori", "Masato Ito"]);
  await perform(handOverTask, officer, { ...id, personId: colleague.personId });
  expect((await perform(listWork, colleague, { whose: "mine" })).tasks.map(({ id: one }) => one)).toEqual([
    id.id,
  ]);
  await perform(handOverTask, colleague, { ...id, personId: "" });
  expect((await perform(listWork, officer, {})).whose.nobody).toBe(2);
  const stranger = await makeActor("KYC officer", await makeBank());
  const refused = await refusalOf(perform(handOverTask, officer, { ...id, personId: stranger.personId }));
  expect(Object.keys(refused.facts.fields ?? {})).toEqual(["personId"]);
});

test("done is done once, and the next rung makes a new one", async () => {
  const { bankId, officer, people, tasks } = await world();
  const id = { bankId, id: tasks[1]?.id };
  await perform(finishTask, officer, id);
  expect((await refusalOf(perform(finishTask, officer, id))).message).toBe("This task is closed already.");
  expect((await perform(listWork, officer, {})).tasks).toHaveLength(2);
  expect((await eventsOf(people[1]?.customerId ?? "")).map(({ action }) => action)).toContain("task.finish");
  await sweepExpiry(new Date("2027-06-12T12:00:00Z"));
  const again = (await perform(listWork, officer, {})).tasks.filter(
    ({ customerId }) => customerId === people[1]?.customerId,
  );
  expect(again).toMatchObject([{ rung: 0, assignedTo: officer.personId }]);
});

test("another bank's tasks are not found, and work takes the role", async () => {
  const { bankId, tasks } = await world();
  const elsewhere = await makeBank();
  const other = await makeActor("KYC officer", elsewhere, { now });
  expect((await perform(listWork, other, { whose: "team" })).tasks).toEqual([]);
  const id = { bankId, id: tasks[0]?.id };
  const smuggled = { ...id, bankId: elsewhere };
  const deeds: ((raw: object) => Promise<unknown>)[] = [
    (raw) => perform(takeTask, other, { ...raw }),
    (raw) => perform(finishTask, other, { ...raw }),
    (raw) => perform(handOverTask, other, { ...raw, personId: "" }),
  ];
  for (const deed of deeds) expect((await refusalOf(deed(id))).facts.subject).toBe("bank");
  for (const deed of deeds) expect((await refusalOf(deed(smuggled))).facts.subject).toBe("task");
  const manager = await makeActor("Relationship manager", bankId, { now });
  expect((await refusalOf(perform(listWork, manager, {}))).facts.role).toBe("CanAddKycDocument");
  const narrow = await makeActor(["CanAddKycDocument", "CanGetAnyKycDocuments"], bankId, { now });
  const [first] = (await perform(listWork, narrow, { whose: "team" })).tasks;
  expect(first).toMatchObject({ legalName: null, customerNumber: null, number: "L898902C3" });
  const blind = await makeActor(["CanAddKycDocument"], bankId, { now });
  expect((await perform(listWork, blind, { whose: "team" })).tasks).toEqual([]);
});
