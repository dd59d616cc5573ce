// What becomes of KYC records sent over the wire: dates, lengths, versions under the same id, the customer's own status.
import { beforeAll, expect, test } from "vitest";
import { prisma } from "@/lib/core/db";
import { check, media, status } from "@/lib/testing/kyc-json";
import { type Client, makeClient } from "@/lib/testing/obp-client";
import { makeActor, makeBank, makeCustomer } from "@/lib/testing/world";

let bankId: string;
let otherBank: string;
let customerId: string;
let otherCustomer: string;
let officer: Client;
let reader: Client;
const at = (put: string, bank = bankId, customer = customerId) =>
  `/obp/v5.1.0/banks/${bank}/customers/${customer}/${put}`;

beforeAll(async () => {
  [bankId, otherBank] = [await makeBank(), await makeBank()];
  ({ customerId } = await makeCustomer(await makeActor("KYC officer", bankId), bankId));
  ({ customerId: otherCustomer } = await makeCustomer(await makeActor("KYC officer", otherBank), otherBank));
  const writes = ["CanAddKycCheck", "CanAddKycMedia", "CanAddKycStatus"];
  officer = await makeClient(writes.map((role) => `${role}@${bankId}`));
  reader = await makeClient(["CanGetAnyKycChecks@", "CanGetAnyKycStatuses@"]);
});

test("dates: with milliseconds and as a day are read, impossible ones are not, answers have OBP's form", async () => {
  const put = (date: unknown) => officer.send("PUT", at("kyc_check/dates"), { ...check, date });
  expect((await put("2024-01-31")).json).toMatchObject({ date: "2024-01-31T00:00:00Z" });
  expect((await put("2024-01-31T10:20:30.123Z")).json).toMatchObject({ date: "2024-01-31T10:20:30Z" });
  for (const date of ["2024-02-30", "2024-02-30T00:00:00Z", "31.01.2024", "", 5, true])
    expect((await put(date)).status).toBe(400);
});

test("what is too long is 400 with a plain sentence, never the database's", async () => {
  const reply = await officer.send("PUT", at("kyc_check/long"), { ...check, how: "x".repeat(33) });
  expect(reply.json).toEqual({
    code: 400,
    message: "OBP-10001: Incorrect json format. how: At most 32 characters; this has 33.",
  });
  const number = { ...media, customer_number: "x".repeat(45) };
  expect((await officer.send("PUT", at("kyc_media/long"), number)).json).toEqual({
    code: 400,
    message: "OBP-10001: Incorrect json format. customer_number: At most 44 characters; this has 45.",
  });
  const id = await officer.send("PUT", at(`kyc_check/${"x".repeat(45)}`), check);
  expect(id.status).toBe(400);
});

test("one id belongs to each bank and customer apart", async () => {
  const other = await makeClient([`CanAddKycCheck@${otherBank}`]);
  const theirs = await other.send("PUT", at("kyc_check/kyc-1", otherBank, otherCustomer), {
    ...check,
    comments: "theirs",
  });
  expect(theirs.status).toBe(201);
  const ours = await reader.send("GET", `/obp/v5.1.0/customers/${customerId}/kyc_checks`);
  expect(ours.text).not.toContain("theirs");
});

test("two parallel PUTs of one new id give one history of two versions", async () => {
  for (let round = 0; round < 10; round += 1) {
    const id = `race-${round}`;
    const replies = await Promise.all(
      ["first", "second"].map((comments) =>
        officer.send("PUT", at(`kyc_check/${id}`), { ...check, comments }),
      ),
    );
    expect(replies.map(({ status }) => status)).toEqual([201, 201]);
    const kept = await prisma().kycCheck.findMany({ where: { customerId, id }, orderBy: { version: "asc" } });
    expect(kept.map(({ version, supersededAt }) => [version, supersededAt === null])).toEqual([
      [1, false],
      [2, true],
    ]);
  }
});

test("the customer's own status follows the statuses; all of them are returned, newest first", async () => {
  const { customerId: id } = await makeCustomer(await makeActor("KYC officer", bankId), bankId);
  const put = (ok: boolean, date: string) =>
    officer.send("PUT", at("kyc_statuses", bankId, id), { ...status, ok, date });
  await put(true, "2024-01-01T00:00:00Z");
  await put(false, "2025-01-01T00:00:00Z");
  await put(true, "2999-01-01T00:00:00Z");
  const listed = await reader.send("GET", `/obp/v5.1.0/customers/${id}/kyc_statuses`);
  const { statuses } = listed.json as { statuses: { date: string }[] };
  expect(statuses.map(({ date }) => date.slice(0, 4))).toEqual(["2999", "2025", "2024"]);
  const looker = await makeClient([`CanGetCustomer@${bankId}`]);
  const customer = await looker.send("GET", `/obp/v5.1.0/banks/${bankId}/customers/${id}`);
  expect(customer.json).toMatchObject({ kyc_status: false, last_ok_date: "2024-01-01T00:00:00Z" });
});
