// The demo world: everything the tests, pictures and readers agree on, made once from an empty database.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { banksOf } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { uuidv7 } from "@/lib/core/ids";
import { perform } from "@/lib/core/use-case";
import { getCustomerFile } from "@/lib/customers/file";
import { getCustomer, getCustomerOverview, getCustomerOverviewFlat } from "@/lib/customers/overview";
import { searchCustomers } from "@/lib/customers/search";
import { formatObpDate } from "@/lib/text/schema";
import { aiko, berlin, lena, london } from "./demo/people";
import { officerAt } from "./demo/story";

const seed = () =>
  promisify(execFile)(process.execPath, ["--conditions=react-server", "--import", "tsx", "prisma/seed.ts"]);
const officer = officerAt(aiko, london, new Date());
let took: number;

beforeAll(async () => {
  const before = performance.now();
  const { stdout } = await seed();
  took = performance.now() - before;
  expect(stdout).toMatch(/^Demo world loaded: 2 banks, 7 people, \d+ customers\.\n$/);
}, 60_000);

const search = (text: string, actor = officer) =>
  perform(searchCustomers, actor, { searchId: uuidv7(), text, limit: 100 });

test("is quick, and refuses a database that holds somebody, with one sentence", async () => {
  expect(took).toBeLessThan(15_000);
  const counts = async () => [await prisma().person.count(), await prisma().auditEvent.count()];
  const before = await counts();
  await expect(seed()).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^This database holds [^\n]+\.\n$/),
  });
  expect(await counts()).toEqual(before);
});

/** As the documentation prints it. */
const documented = {
  bankId: "gh.29.uk",
  customerId: "7uy8a7e4-6d02-40e3-a129-0b2bf89de8uh",
  customerNumber: "5987953",
  legalName: "Eveline Tripman",
  mobilePhoneNumber: "+44 07972 444 876",
  email: "felixsmith@example.com",
  faceImage: { url: "www.openbankproject", date: "1100-01-01T00:00:00Z" },
  dateOfBirth: "1100-01-01T00:00:00Z",
  relationshipStatus: "single",
  dependants: 1,
  dobOfDependants: ["1100-01-01T00:00:00Z"],
  creditRating: { rating: "OBP", source: "OBP" },
  creditLimit: { currency: "EUR", amount: "0" },
  highestEducationAttained: "Master",
  employmentStatus: "worker",
  kycStatus: false,
  lastOkDate: "2023-08-14T12:32:51Z",
  title: "Dr.",
  branchId: "DERBY6",
  nameSuffix: "Sr",
  customerAttributes: [
    {
      customerAttributeId: "7uy8a7e4-6d02-40e3-a129-0b2bf89de8uh",
      name: "SPECIAL_TAX_NUMBER",
      type: "STRING",
      value: "123456789",
    },
  ],
  accounts: [
    {
      accountId: "8ca8a7e4-6d02-40e3-a129-0b2bf89de9f0",
      label: "My Account",
      productCode: "787LOW",
      balance: { currency: "EUR", amount: "0" },
      branchId: "DERBY6",
      contracts: [{ productCode: "787LOW", contractCode: "LKJL98769F", paymentMethod: "cache" }],
      accountRoutings: [{ scheme: "AccountNumber", address: "4930396" }],
      accountAttributes: [
        {
          contractCode: "LKJL98769F",
          productCode: "1234BW",
          accountAttributeId: "613c83ea-80f9-4560-8404-b9cd4ec42a7f",
          name: "OVERDRAFT_START_DATE",
          type: "DATE_WITH_DAY",
          value: "2012-04-23",
        },
      ],
    },
  ],
};
const asWritten = (value: unknown): unknown => {
  if (value instanceof Date) return formatObpDate(value);
  if (Array.isArray(value)) return value.map(asWritten);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, asWritten(part)]));
};

describe("Eveline Tripman", () => {
  const named = { bankId: london, customerNumber: "5987953" };

  test("is the documentation's example, by number and by id", async () => {
    const { version, nationalities, placeOfBirth, countryOfBirth, ...onTheWire } = await perform(
      getCustomerOverview,
      officer,
      named,
    );
    expect(asWritten(onTheWire)).toEqual(documented);
    const { accounts: _, ...customer } = documented;
    const byId = await perform(getCustomer, officer, { bankId: london, customerId: documented.customerId });
    expect(asWritten(byId)).toMatchObject(customer);
    const flat = await perform(getCustomerOverviewFlat, officer, named);
    expect(Object.keys(flat)).toEqual([
      ...["bankId", "customerId", "customerNumber", "legalName", "mobilePhoneNumber", "email", "dateOfBirth"],
      ...["title", "branchId", "nameSuffix", "customerAttributes", "accounts"],
    ]);
    expect(documented).toMatchObject(asWritten(flat) as object);
  });

  test("has a file with her address, documents, checks, statuses and alerts", async () => {
    const file = await perform(getCustomerFile, officer, {
      bankId: london,
      customerId: documented.customerId,
    });
    expect(file.addresses).toMatchObject([
      {
        id: "5995d6a2-01b3-423c-a173-5481df49bdaf",
        ...{
          line1: "No 1 the Road",
          line2: "The Place",
          line3: "The Hill",
          city: "Berlin",
          state: "Brandenburg",
        },
        ...{ postcode: "13359", countryCode: "DE", tags: ["mailing", "home"], status: "OK" },
      },
    ]);
    expect(file.badge).toEqual({ tone: "bad", word: "KYC not OK" });
    expect(file.alerts.map(({ title }) => title)).toContain("Passport expired 18 days ago");
    expect(file.documents?.map(({ type }) => type).sort()).toEqual([
      "driving_licence",
      "passport",
      "proof_of_address",
    ]);
    expect(file.taxResidences?.map(({ verdict }) => verdict).sort()).toEqual([
      "invalid",
      "uncheckable",
      "valid",
    ]);
    expect(JSON.stringify(file)).not.toContain("36574280911");
    expect(file.media).toHaveLength(3);
    expect(file.statuses?.map(({ ok }) => ok)).toEqual([true, false]);
  });
});

test("the search of the pictures finds their thirteen, and nobody of the other bank", async () => {
  const { customers, count } = await search("%972%");
  expect(count).toBe(13);
  expect(customers.map(({ customerNumber }) => customerNumber)).toEqual([
    ...["5987953", "5988104", "5990417", "6001233", "6001980", "6003375", "6004410", "6004411", "6007712"],
    ...["6010056", "6012840", "6015002", "6018877"],
  ]);
  expect(customers[3]?.nextExpiry?.words).toBe("Passport expires in 10 d");
  expect(customers[8]?.kycBadge.word).toBe("Checks disagree");
  expect(customers.filter(({ sharedBy }) => sharedBy === 2)).toHaveLength(2);
  const other = officerAt(lena, berlin, new Date());
  expect((await search("%972%", other)).count).toBe(0);
  expect((await search("5987953", other)).count).toBe(0);
});

test("has at least forty customers, in every state", async () => {
  const files = await prisma().customer.findMany();
  expect(files.length).toBeGreaterThanOrEqual(41);
  const words = await Promise.all(
    files.map(async ({ bankId, id }) => {
      const actor = officerAt(bankId === london ? aiko : lena, bankId, new Date());
      return (await perform(getCustomerFile, actor, { bankId, customerId: id })).badge.word;
    }),
  );
  expect([...new Set(words)].sort()).toEqual([
    "Checks disagree",
    "In review",
    "KYC OK",
    "KYC not OK",
    "Not started",
    "Review due",
  ]);
});

test("its history was made by the use-cases, in the past, and each version has its event", async () => {
  const events = await prisma().auditEvent.findMany({ where: { outcome: "done" } });
  expect(events.every(({ at }) => at.getTime() < Date.now())).toBe(true);
  expect(Math.min(...events.map(({ at }) => at.getTime()))).toBeLessThan(Date.now() - 3 * 365 * 86_400_000);
  const kept = [
    prisma().customerVersion.count(),
    ...[
      prisma().kycCheck.count(),
      prisma().kycDocument.count(),
      prisma().kycMedia.count(),
      prisma().kycStatus.count(),
    ],
    ...[
      prisma().address.count(),
      prisma().taxResidence.count(),
      prisma().account.count(),
      prisma().bank.count(),
    ],
  ];
  const total = (await Promise.all(kept)).reduce((sum, count) => sum + count, 0);
  expect(events).toHaveLength(total);
});

test("people hold their bundles, nobody granted himself anything, and the program is known", async () => {
  const entitlements = await prisma().entitlement.findMany({ where: { endedAt: null } });
  const rolesOf = (id: string) => entitlements.filter(({ personId }) => personId === id);
  expect(entitlements.every(({ createdBy, personId }) => createdBy !== personId)).toBe(true);
  const people = await prisma().person.findMany({ orderBy: { email: "asc" } });
  expect(
    people.map(({ email }) => [
      email,
      rolesOf(people.find((one) => one.email === email)?.id ?? "").length > 0,
    ]),
  ).toEqual([
    ["admin@gh.example", true],
    ["auditor@gh.example", true],
    ["newcomer@gh.example", false],
    ["officer@de.example", true],
    ["officer@gh.example", true],
    ["rm@gh.example", true],
    ["root@dossier.example", true],
  ]);
  expect(
    people.every(({ passwordHash }) => passwordHash?.startsWith("$argon2id$v=19$m=65536,t=3,p=1$")),
  ).toBe(true);
  expect(await prisma().consumer.findMany()).toMatchObject([
    { consumerKey: "democonsumerkey", isEnabled: true },
  ]);
  expect(banksOf(officer)).toEqual([london]);
});
