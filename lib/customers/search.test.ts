// Searching on a real database: every writing of number, phone and name, only one's banks, and the look-up on record.
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { uuidv7 } from "@/lib/core/ids";
import { perform } from "@/lib/core/use-case";
import { createCustomer } from "@/lib/customers/customers";
import { openSearch, settleSearch } from "@/lib/customers/look-ups";
import { searchCustomers } from "@/lib/customers/search";
import type { SearchResult } from "@/lib/customers/search-schema";
import { isoDay } from "@/lib/format";
import { makeActor, makeBank, refusalOf } from "@/lib/testing/world";

let bankId: string;
let officer: Actor;
let foreign: Actor;

const people: [number: string, name: string, phone: string][] = [
  ["5987953", "Eveline Tripman", "+44 07972 444 876"],
  ["5988104", "José Ángel Núñez-Íñiguez", "+34 697 2 97 2 15"],
  ["6001233", "Wolfgang von und zu Hohenstein-Württemberg", "0171 972 0118"],
  ["6001980", "Nguyễn Thị Ánh Nguyệt", "+84 97 2 55 1290"],
  ["6004410", "Oluwaseun Adébáyọ̀", "+234 803 972 6650"],
  ["6004411", "Adaeze Adébáyọ̀", "+234 8039726650"],
  ["6007712", "Þorbjörg Ægisdóttir", "+354 8 97 2 210"],
  ["AB-1002", "100% Sure_Name", "+49 30 901820"],
];

beforeAll(async () => {
  bankId = await makeBank();
  officer = await makeActor("KYC officer", bankId);
  for (const [customerNumber, legalName, mobilePhoneNumber] of people)
    await perform(createCustomer, officer, { bankId, customerNumber, legalName, mobilePhoneNumber });
  const elsewhere = await makeBank();
  foreign = await makeActor("KYC officer", elsewhere);
  await perform(createCustomer, foreign, {
    ...{ bankId: elsewhere, customerNumber: "5987953" },
    ...{ legalName: "Eveline Elsewhere", mobilePhoneNumber: "+44 7972 444 876" },
  });
});

const search = (text: string, more: object = {}, actor = officer) =>
  perform(searchCustomers, actor, { searchId: uuidv7(), text, ...more });
const found = async (text: string, more: object = {}, actor = officer) =>
  (await search(text, more, actor)).customers.map(({ customerNumber }) => customerNumber);

test.each([
  ["5987953", ["5987953"]],
  ["5987", ["5987953"]],
  ["598", ["5987953", "5988104"]],
  ["AB-1002", ["AB-1002"]],
  ["AB-1", ["AB-1002"]],
  ["0171 9720118", ["6001233"]],
  ["+49 171 972 0118", ["6001233"]],
  ["00491719720118", ["6001233"]],
  ["tel:+491719720118", ["6001233"]],
  ["0171", ["6001233"]],
  ["07972444876", ["5987953"]],
  ["447972444876", ["5987953"]],
  ["7972444876", ["5987953"]],
  ["7972 444 876", ["5987953"]],
  ["1719720118", ["6001233"]],
  ["344697297215", []],
  ["697297215", ["5988104"]],
  ["%972%444%", ["5987953"]],
  ["%972_444%", ["5987953"]],
  ["%381%", []],
  ["Eveline Tripman", ["5987953"]],
  ["eveline", ["5987953"]],
  ["Dr. Eveline Tripman Sr", ["5987953"]],
  ["Mr. tripman", ["5987953"]],
  ["Tripman\teveline", ["5987953"]],
  ["ab-10", ["AB-1002"]],
  ["Evelyn Trippmann", ["5987953"]],
  ["tirpman", ["5987953"]],
  ["nunez iniguez", ["5988104"]],
  ["nguyen anh", ["6001980"]],
  ["thorbjorg aegis", ["6007712"]],
  ["ÆGISDÓTTIR", ["6007712"]],
  ["von hohenstein", ["6001233"]],
  ["adebayo", ["6004410", "6004411"]],
  ["sure_name", ["AB-1002"]],
  ["zzzzzz", []],
])("%s finds %j", async (text, numbers) => {
  expect((await found(text)).sort()).toEqual(numbers);
});

test("%972% finds all phones that have these digits in a row, in order of their numbers", async () => {
  const { customers, count, understood } = await search("%972%");
  expect(understood).toMatchObject({ kind: "phone", how: "contains", value: "972" });
  expect(customers.map(({ customerNumber }) => customerNumber)).toEqual(
    people.map(([number]) => number).filter((number) => number !== "AB-1002"),
  );
  expect(count).toBe(7);
});

test("digits of a whole number that nobody has are looked for within longer ones, page after page", async () => {
  for (const [customerNumber, mobilePhoneNumber] of [
    ["7001", "+44 7700 900555 77"],
    ["7002", "+44 7700 900556"],
    ["7003", "7700 900556 88"],
    ["7004", "+44 7700 900555 78"],
  ])
    await perform(createCustomer, officer, { bankId, customerNumber, legalName: "Long", mobilePhoneNumber });
  const searchId = uuidv7();
  const first = await search("7700900555", { searchId, limit: 1 });
  expect(first).toMatchObject({ understood: { how: "contains" }, count: 2 });
  const second = await search("7700900555", { searchId, limit: 1, after: first.next });
  expect(second).toMatchObject({ understood: { how: "contains" }, count: 2, next: null });
  expect([first, second].map(({ customers }) => customers[0]?.customerNumber)).toEqual(["7001", "7004"]);
  expect(await found("7700 900555")).toEqual(["7001", "7004"]);
  expect(await found("7700900556")).toEqual(["7002"]);
  // The officer is offered the others, and asks for them.
  expect(await search("7700900556")).toMatchObject({
    understood: { how: "is", others: ["number", "name", "phone"] },
  });
  expect(await found("7700900556", { asIf: "phone" })).toEqual(["7002", "7003"]);
});

test("exact names come first, then beginnings, then what is only alike", async () => {
  for (const [customerNumber, legalName] of [
    ["9001", "Marta Lindgren-Olsen"],
    ["9002", "Marta Lindgren"],
    ["9003", "Anna Marta Lindgren"],
    ["9000", "Marta Lindgreen"],
  ])
    await perform(createCustomer, officer, { bankId, customerNumber, legalName, mobilePhoneNumber: "1" });
  expect(await found("märta lindgren")).toEqual(["9002", "9001", "9003", "9000"]);
});

test("a row says name, shared phone, badge, expiry and last check, as far as the person may read them", async () => {
  const { customers } = await search("6004410");
  expect(customers).toEqual([
    {
      bankId,
      customerId: expect.any(String),
      customerNumber: "6004410",
      name: "Oluwaseun Adébáyọ̀",
      legalName: "Oluwaseun Adébáyọ̀",
      mobilePhoneNumber: "+234 803 972 6650",
      sharedBy: 2,
      kycBadge: { tone: "neutral", word: "Not started" },
      nextExpiry: null,
      lastChecked: null,
    },
  ]);
  const key = { bankId, customerId: customers[0]?.customerId ?? "", version: 1 };
  const by = { recordedAt: officer.now, recordedBy: officer.personId ?? "" };
  // As the bank's calendar counts: for an hour before midnight UTC it is a day ahead.
  const expiryDate = new Date(isoDay(new Date(Date.now() + 10 * 86_400_000), "Europe/Berlin"));
  await prisma().kycDocument.create({ data: { ...key, id: "p", type: "passport", expiryDate, ...by } });
  const date = new Date("2026-05-11T00:00:00Z");
  await prisma().kycCheck.create({
    data: { ...key, id: "c", how: "online_meeting", satisfied: true, date, ...by },
  });
  const [row] = (await search("6004410")).customers;
  expect(row).toMatchObject({
    kycBadge: { tone: "info", word: "In review" },
    nextExpiry: { words: "Passport expires in 10 d", state: "soon" },
    lastChecked: date,
  });
  const clerk = await makeActor(["CanGetCustomer"], bankId);
  const [hidden] = (await search("6004410", {}, clerk)).customers;
  expect(hidden).toMatchObject({ nextExpiry: null, lastChecked: null });
});

test("pages follow one another without gap or repetition", async () => {
  const seen: string[] = [];
  const searchId = uuidv7();
  let after: string | null = null;
  do {
    const page: SearchResult = await perform(searchCustomers, officer, {
      searchId,
      text: "%972%",
      limit: 3,
      after,
    });
    seen.push(...page.customers.map(({ customerNumber }) => customerNumber));
    expect(page.count).toBe(7);
    after = page.next;
  } while (after);
  expect(seen).toEqual(people.slice(0, 7).map(([number]) => number));
});

describe("only where the role is held", () => {
  test("another bank's customers are neither found nor counted", async () => {
    expect(await search("5987953", {}, foreign)).toMatchObject({
      count: 1,
      customers: [{ name: "Eveline Elsewhere" }],
    });
    expect(await search("eveline")).toMatchObject({ count: 1 });
    expect(
      await refusalOf(search("eveline", { bankId: foreign ? [...foreign.held][0]?.split("@")[1] : "" })),
    ).toMatchObject({
      code: "not_found",
      facts: { subject: "bank" },
    });
  });

  test("without the role nothing is searched, and the refusal is kept", async () => {
    const admin = await makeActor("Administrator", bankId);
    expect(await refusalOf(search("eveline", {}, admin))).toMatchObject({
      code: "forbidden",
      facts: { role: "CanGetCustomer" },
    });
    expect(await prisma().customerSearch.count({ where: { personId: admin.personId ?? "" } })).toBe(0);
    expect(await prisma().auditEvent.findMany({ where: { personId: admin.personId ?? "" } })).toMatchObject([
      { action: "customer.search", outcome: "refused" },
    ]);
  });
});

describe("the look-up", () => {
  const rowOf = (id: string) => prisma().customerSearch.findUnique({ where: { id } });

  test("is one row with its last text, settled once, opened again by its author", async () => {
    const searchId = uuidv7();
    for (const text of ["evel", "eveline"]) await perform(searchCustomers, officer, { searchId, text });
    expect(await rowOf(searchId)).toMatchObject({ text: "eveline", bankIds: [bankId], settledAt: null });
    await perform(settleSearch, officer, { searchId });
    await perform(settleSearch, officer, { searchId });
    expect(await perform(openSearch, officer, { searchId })).toMatchObject({
      text: "eveline",
      asIf: null,
      isSettled: true,
    });
    expect(await refusalOf(perform(searchCustomers, officer, { searchId, text: "another" }))).toMatchObject({
      code: "not_found",
    });
    await expect(perform(searchCustomers, officer, { searchId, text: "eveline" })).resolves.toMatchObject({
      count: 1,
    });
    expect(await rowOf(searchId)).toMatchObject({ text: "eveline", settledAt: officer.now });
  });

  test("is nobody else's", async () => {
    const searchId = uuidv7();
    await perform(searchCustomers, officer, { searchId, text: "eveline" });
    const colleague = await makeActor("KYC officer", bankId);
    for (const work of [
      () => perform(openSearch, colleague, { searchId }),
      () => perform(settleSearch, colleague, { searchId }),
      () => perform(searchCustomers, colleague, { searchId, text: "mine" }),
    ])
      expect(await refusalOf(work())).toMatchObject({ code: "not_found", facts: { subject: "search" } });
    expect(await rowOf(searchId)).toMatchObject({ text: "eveline", personId: officer.personId });
  });

  test("is kept when the search is too broad, and not when nothing was asked", async () => {
    const [broad, empty] = [uuidv7(), uuidv7()];
    expect(await perform(searchCustomers, officer, { searchId: broad, text: "%" })).toMatchObject({
      isTooBroad: true,
      customers: [],
    });
    expect(await perform(searchCustomers, officer, { searchId: empty, text: " " })).toMatchObject({
      isTooBroad: false,
    });
    expect(await rowOf(broad)).toMatchObject({ text: "%" });
    expect(await rowOf(empty)).toBeNull();
  });

  test("is kept when the database gives up after half a second", async () => {
    const searchId = uuidv7();
    // Whoever holds this lock makes the search wait, as a slow disk would.
    const lock = prisma().$transaction(async (tx) => {
      await tx.$executeRawUnsafe("LOCK TABLE kyc_check IN ACCESS EXCLUSIVE MODE");
      await new Promise((done) => setTimeout(done, 1500));
    });
    await new Promise((done) => setTimeout(done, 100));
    const result = await perform(searchCustomers, officer, { searchId, text: "eveline" });
    expect(result).toMatchObject({ isTooBroad: true, customers: [], count: 0, next: null });
    await lock;
    expect(await rowOf(searchId)).toMatchObject({ text: "eveline" });
  });
});
