// Builds the demo world in an empty database: banks, people, a program, and every customer's story.
import { createAccount } from "@/lib/accounts/accounts";
import { addAddress } from "@/lib/addresses/addresses";
import { hashPassword } from "@/lib/auth/passwords";
import { createBank } from "@/lib/banks/banks";
import { heldKey, stranger } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { perform } from "@/lib/core/use-case";
import { createCustomer } from "@/lib/customers/customers";
import { berliners } from "./customers-berlin";
import { londonFirst } from "./customers-london";
import { londonSecond } from "./customers-london-more";
import { type Clock, clockAt, DAY_MS } from "./days";
import {
  eveline,
  evelineAccount,
  evelineAddress,
  evelineAttribute,
  evelineFile,
  evelineId,
  lastOkDate,
  luis,
  luisAccount,
} from "./eveline";
import { tellInvitations } from "./invitations";
import { aiko, banks, berlin, consumer, lena, london, people, rolesOf, root, rootRoles } from "./people";
import { tellRequests } from "./requests";
import { idOf, makeCustomer, officerAt, openAccount, sceneOf, tellFile } from "./story";

/** The world is older than its oldest customer. */
const FOUNDED_DAYS_AGO = 1240;
/** More at once only queue for the two cores. */
const AT_ONCE = 6;

async function addPeople(password: string, founded: Date): Promise<void> {
  const passwordHash = await hashPassword(password);
  await prisma().person.createMany({
    data: people.map(({ id, email, name }) => ({ id, email, name, passwordHash, createdAt: founded })),
  });
  await prisma().consumer.create({ data: { ...consumer, createdAt: founded } });
  const held = new Set(["CanCreateBank" as const].map((role) => heldKey(role)));
  const actor = stranger({
    personId: root.id,
    name: root.name,
    email: root.email,
    via: "session",
    held,
    now: founded,
  });
  for (const bank of banks) await perform(createBank, actor, bank);
  const grant = (personId: string, roleName: string, bankId: string | null, createdBy: string | null) => ({
    ...{ id: idOf("entitlement", personId, roleName, bankId ?? ""), personId, roleName, bankId },
    ...{ createdAt: founded, createdBy },
  });
  await prisma().entitlement.createMany({
    data: [
      ...rootRoles.map((role) => grant(root.id, role, null, null)),
      ...people.flatMap((person) =>
        rolesOf(person).map((role) => grant(person.id, role, person.bankId, root.id)),
      ),
    ],
  });
}

async function addEveline(clock: Clock, now: Date): Promise<void> {
  const sinceOk = Math.floor((now.getTime() - Date.parse(lastOkDate)) / DAY_MS);
  const scene = sceneOf(evelineFile(sinceOk), london, aiko, clock, evelineId);
  // Two hours before the documented moment, at which the status was set to OK.
  const okAt = new Date(lastOkDate);
  const before = (minutes: number) => officerAt(aiko, london, new Date(okAt.getTime() - minutes * 60_000));
  await perform(createCustomer, before(120), { bankId: london, ...eveline });
  const key = { bankId: london, customerId: evelineId };
  const { now: recordedAt } = before(118);
  await prisma().customerAttribute.create({
    data: { ...key, ...evelineAttribute, version: 1, recordedAt, recordedBy: aiko.id },
  });
  await perform(addAddress, before(115), { ...key, ...evelineAddress });
  await perform(createAccount, before(110), { bankId: london, ...evelineAccount, customerIds: [evelineId] });
  await tellFile({
    ...scene,
    // Her first day ends at the documented second; every other day has office hours.
    at: (daysAgo, minute) =>
      daysAgo >= sinceOk ? before(minute >= 90 ? 0 : 100 - minute) : scene.at(daysAgo, minute),
  });
}

async function inTurns<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const queue = [...items];
  const one = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

/** Fills an empty database. Returns what it made, in numbers. */
export async function buildWorld(password: string, now: Date) {
  const clock = clockAt(now);
  await addPeople(password, clock.moment(FOUNDED_DAYS_AGO));
  await addEveline(clock, now);
  const scenes = [
    ...[...londonFirst, ...londonSecond, luis].map((story) => sceneOf(story, london, aiko, clock)),
    ...berliners.map((story) => sceneOf(story, berlin, lena, clock)),
  ];
  await inTurns(scenes, async (scene) => {
    await makeCustomer(scene);
    await tellFile(scene);
    await openAccount(scene);
  });
  const luisScene = sceneOf(luis, london, aiko, clock);
  await perform(createAccount, luisScene.at(850, 0), {
    ...{ bankId: london, ...luisAccount, customerIds: [luisScene.customerId] },
  });
  await tellInvitations(now);
  await tellRequests(password, now);
  return { banks: banks.length, people: people.length + 1, customers: scenes.length + 1 };
}
