// Tells a customer's story through the same use-cases an officer's clicks run, each at its own moment of the past.
import { v5 } from "uuid";
import { createAccount } from "@/lib/accounts/accounts";
import { addAddress, changeAddress } from "@/lib/addresses/addresses";
import { type Actor, heldKey, stranger } from "@/lib/core/actor";
import { bundles } from "@/lib/core/roles";
import { perform } from "@/lib/core/use-case";
import { createCustomer } from "@/lib/customers/customers";
import { addKycCheck } from "@/lib/kyc/checks";
import { addKycDocument } from "@/lib/kyc/documents";
import { addKycMedia } from "@/lib/kyc/media";
import { addKycStatus } from "@/lib/kyc/status-history";
import { addTaxResidence } from "@/lib/tax-residences/tax-residences";
import { type Clock, DAY_MS, midnight } from "./days";
import { consumer, type DemoPerson } from "./people";
import type { DemoAddress, DemoCustomer, DemoDocument } from "./shapes";

/** Ids made from what they name, so that every seed makes the same ones. */
export const idOf = (...names: (string | number)[]) =>
  v5(names.join("/"), "0190a000-0000-7000-8000-00000000da7a");

/** An officer at a moment of the past; in this world he also opened the accounts. */
export function officerAt(person: DemoPerson, bankId: string, now: Date, isProgram = false): Actor {
  const roles = [...bundles["KYC officer"], "CanCreateAccount", "CanCreateCustomerAttributeAtOneBank"];
  return stranger({
    ...{ personId: person.id, name: person.name, email: person.email, now },
    held: new Set(roles.map((role) => heldKey(role, bankId))),
    via: isProgram ? "direct-login" : "session",
    consumer: isProgram ? { id: consumer.id, name: consumer.name } : null,
  });
}

export interface Scene {
  bankId: string;
  customerId: string;
  story: DemoCustomer;
  clock: Clock;
  /** Somebody acts: `daysAgo`, and in which minute after nine o'clock. */
  at: (daysAgo: number, minute: number) => Actor;
}

export function sceneOf(
  story: DemoCustomer,
  bankId: string,
  officer: DemoPerson,
  clock: Clock,
  customerId?: string,
): Scene {
  const minuteOfDay = Number(story.number.slice(-3)) % 200;
  const at = (daysAgo: number, minute: number) =>
    officerAt(officer, bankId, clock.moment(daysAgo, minuteOfDay + minute), story.byProgram);
  return { bankId, customerId: customerId ?? idOf(bankId, story.number), story, clock, at };
}

/** A plain ASCII mail address out of a name. */
function mailOf(name: string): string {
  const [first = "", ...rest] = name
    .normalize("NFD")
    .replace(/[^A-Za-z\s-]/g, "")
    .toLowerCase()
    .trim()
    .split(/\s+/);
  const local = [first, rest.at(-1)].filter(Boolean).join(".");
  return `${local || "customer"}@example.com`;
}

export async function makeCustomer({ bankId, customerId, story, at }: Scene): Promise<void> {
  const { number, name, phone, title, suffix, born, place, nationalities, children = [] } = story;
  await perform(createCustomer, at(story.since, 0), {
    ...{ bankId, customerId, customerNumber: number, legalName: name, mobilePhoneNumber: phone },
    email: mailOf(name) === "customer@example.com" ? `no.${number}@example.com` : mailOf(name),
    ...{ title, nameSuffix: suffix, dateOfBirth: born, placeOfBirth: place, nationalities },
    countryOfBirth: story.birthCountry ?? nationalities[0],
    relationshipStatus: story.relationship,
    dependants: children.length,
    dobOfDependants: children,
    employmentStatus: story.work,
    branchId: bankId === "gh.29.uk" ? "DERBY6" : "MITTE1",
  });
}

async function addHomes({ bankId, customerId, story, at }: Scene): Promise<void> {
  const { address, movedFrom, since } = story;
  if (!address) return;
  const whose = { bankId, customerId, id: idOf(bankId, story.number, "address") };
  const parts = (home: DemoAddress) => ({ tags: ["home", "mailing"], status: "OK", ...home });
  await perform(addAddress, at(since, 9), { ...whose, ...parts(movedFrom?.address ?? address) });
  if (movedFrom)
    await perform(changeAddress, at(movedFrom.daysAgo, 70), { ...whose, ...parts(address), baseVersion: 1 });
}

/** On file since the first day; what began to be valid later was added when it was issued. */
function recordedAgo({ years, expiresIn }: DemoDocument, since: number): number {
  if (expiresIn === null) return since;
  return Math.max(1, Math.min(since, Math.round(years * 365.25) - expiresIn - 14));
}

async function addPapers({ bankId, customerId, story, clock, at }: Scene): Promise<void> {
  for (const [index, paper] of (story.papers ?? []).entries()) {
    const id = idOf(bankId, story.number, "document", index);
    const daysAgo = recordedAgo(paper, story.since);
    const expiryDate = paper.expiresIn === null ? null : clock.day(paper.expiresIn);
    const issued = expiryDate ? expiryDate.getTime() - Math.round(paper.years * 365.25) * DAY_MS : 0;
    const issueDate = expiryDate ? new Date(issued) : clock.day(-story.since - 20);
    const { type, number, place: issuePlace } = paper;
    const whose = { bankId, customerId };
    await perform(addKycDocument, at(daysAgo, 17 + 4 * index), {
      ...whose,
      id,
      type,
      number,
      issueDate,
      issuePlace,
      expiryDate,
    });
    const check = story.checks?.findIndex(({ satisfied }) => satisfied) ?? -1;
    await perform(addKycMedia, at(daysAgo, 19 + 4 * index), {
      ...{ ...whose, id: idOf(bankId, story.number, "medium", index), type: "scan" },
      url: `https://scans.example.com/${id}.pdf`,
      date: midnight(at(daysAgo, 0).now),
      relatesToKycDocumentId: id,
      relatesToKycCheckId: index === 0 && check >= 0 ? idOf(bankId, story.number, "check", check) : "",
    });
  }
}

/** Everything but the customer and the accounts. */
export async function tellFile(scene: Scene): Promise<void> {
  const { bankId, customerId, story, at } = scene;
  const whose = { bankId, customerId };
  await addHomes(scene);
  for (const [index, [domain, taxNumber]] of (story.taxes ?? []).entries())
    await perform(addTaxResidence, at(story.since, 12 + index), {
      ...{ ...whose, id: idOf(bankId, story.number, "tax", index), domain, taxNumber },
    });
  await addPapers(scene);
  for (const [index, { daysAgo, ...check }] of (story.checks ?? []).entries()) {
    const id = idOf(bankId, story.number, "check", index);
    const actor = at(daysAgo, 40 + 6 * index);
    await perform(addKycCheck, actor, { ...whose, id, date: midnight(actor.now), ...check });
  }
  for (const [index, { daysAgo, ok, reason }] of (story.statuses ?? []).entries()) {
    const actor = at(daysAgo, 90 + index);
    const id = idOf(bankId, story.number, "status", index);
    await perform(addKycStatus, actor, { ...whose, id, ok, date: actor.now, reason });
  }
}

export async function openAccount({ bankId, customerId, story, at }: Scene): Promise<void> {
  if (!story.account) return;
  const { label, productCode, currency, amount, iban } = story.account;
  await perform(createAccount, at(story.since, 130), {
    ...{ bankId, accountId: idOf(bankId, story.number, "account"), label, productCode },
    balance: { currency, amount },
    branchId: bankId === "gh.29.uk" ? "DERBY6" : "MITTE1",
    accountRoutings: [{ scheme: "IBAN", address: iban }],
    customerIds: [customerId],
  });
}
