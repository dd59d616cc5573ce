// The KYC records on the wire: recorded JSON, the order of refusals, versions under the same id.
import { beforeAll, describe, expect, test } from "vitest";
import { prisma } from "@/lib/core/db";
import { type Client, makeClient, messageOf, send } from "@/lib/testing/obp-client";
import { makeActor, makeBank, makeCustomer } from "@/lib/testing/world";

const check = {
  customer_number: "5987953",
  date: "1100-01-01T00:00:00Z",
  how: "online_meeting",
  staff_user_id: "9ca9a7e4-6d02-40e3-a129-0b2bf89de9b1",
  staff_name: "Simon",
  satisfied: true,
  comments: "good",
};
const document = {
  customer_number: "5987953",
  type: "passport",
  number: "12345",
  issue_date: "1100-01-01T00:00:00Z",
  issue_place: "Berlin",
  expiry_date: "1100-01-01T00:00:00Z",
};
const media = {
  customer_number: "5987953",
  type: "PlaceholderString",
  url: "PlaceholderString",
  date: "1100-01-01T00:00:00Z",
  relates_to_kyc_document_id: "PlaceholderString",
  relates_to_kyc_check_id: "",
};
const status = { customer_number: "5987953", ok: true, date: "1100-01-01T00:00:00Z" };

const kinds = [
  {
    put: "kyc_check/kyc-1",
    get: "kyc_checks",
    role: "CanAddKycCheck",
    read: "CanGetAnyKycChecks",
    list: "checks",
    name: "PostKycCheckJSON",
    body: check,
    hasId: true,
  },
  {
    put: "kyc_documents/kyc-1",
    get: "kyc_documents",
    role: "CanAddKycDocument",
    read: "CanGetAnyKycDocuments",
    list: "documents",
    name: "PostKycDocumentJSON",
    body: document,
    hasId: true,
  },
  {
    put: "kyc_media/kyc-1",
    get: "kyc_media",
    role: "CanAddKycMedia",
    read: "CanGetAnyKycMedia",
    list: "medias",
    name: "PostKycMediaJSON",
    body: media,
    hasId: true,
  },
  {
    put: "kyc_statuses",
    get: "kyc_statuses",
    role: "CanAddKycStatus",
    read: "CanGetAnyKycStatuses",
    list: "statuses",
    name: "PostKycStatusJSON",
    body: status,
    hasId: false,
  },
] as const;

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
  officer = await makeClient(kinds.map(({ role }) => `${role}@${bankId}`));
  reader = await makeClient(kinds.map(({ read }) => `${read}@`));
});

describe.each(kinds)("$put", ({ put, get, role, read, list, name, body, hasId }) => {
  const recorded = () => ({
    ...(hasId ? { bank_id: bankId } : {}),
    customer_id: customerId,
    ...(hasId ? { id: "kyc-1" } : {}),
    ...body,
  });

  test("answers 201 with what was sent, names in OBP's order, and lists it", async () => {
    const reply = await officer.send("PUT", at(put), body);
    expect(reply.status).toBe(201);
    expect(reply.text).toBe(JSON.stringify(recorded()));
    const listed = await reader.send("GET", `/obp/v5.1.0/customers/${customerId}/${get}`);
    expect(listed.status).toBe(200);
    expect(listed.text).toBe(JSON.stringify({ [list]: [recorded()] }));
  });

  test("the same again is 201 and adds no version", async () => {
    const before = await prisma().auditEvent.count({ where: { customerId, outcome: "done" } });
    expect((await officer.send("PUT", at(put), body)).status).toBe(201);
    expect(await prisma().auditEvent.count({ where: { customerId, outcome: "done" } })).toBe(before);
  });

  test("refuses in OBP's order: user, role, bank, customer, body", async () => {
    const nobody = await makeClient();
    const bad = {};
    const refused = async (client: Client | null, path: string) => {
      const reply = client ? await client.send("PUT", path, bad) : await send("PUT", path, { body: bad });
      return [reply.status, messageOf(reply)];
    };
    const nowhere = await makeClient([`${role}@${otherBank}`]);
    expect(await refused(null, at(put, "no-bank"))).toEqual([
      401,
      "OBP-20001: User not logged in. Authentication is required!",
    ]);
    expect(await refused(nobody, at(put, "no-bank"))).toEqual([
      403,
      `OBP-20006: User is missing one or more roles: ${role} at Bank(no-bank)`,
    ]);
    expect(await refused(nowhere, at(put))).toEqual([
      403,
      `OBP-20006: User is missing one or more roles: ${role} at Bank(${bankId})`,
    ]);
    expect(await refused(officer, at(put, bankId, "nobody"))).toEqual([
      404,
      "OBP-30046: Customer not found. Please specify a valid value for CUSTOMER_ID.. Current CustomerId(nobody)",
    ]);
    expect(await refused(officer, at(put, bankId, otherCustomer))).toEqual([
      404,
      `OBP-30046: Customer not found. Please specify a valid value for CUSTOMER_ID.. Current CustomerId(${otherCustomer})`,
    ]);
    expect(await refused(officer, at(put))).toEqual([
      400,
      `OBP-10001: Incorrect json format. The Json body should be the ${name} `,
    ]);
  });

  test("each field is required, null passes for text and dates, numbers become text", async () => {
    for (const field of Object.keys(body)) {
      const { [field]: _, ...rest } = body as Record<string, unknown>;
      expect((await officer.send("PUT", at(put), rest)).status).toBe(400);
      const isFlag = typeof (body as Record<string, unknown>)[field] === "boolean";
      const nulled = await officer.send("PUT", at(put), { ...body, [field]: null });
      expect([field, nulled.status]).toEqual([field, isFlag ? 400 : 201]);
      if (!isFlag) expect(nulled.json).toMatchObject({ [field]: null });
    }
    const counted = await officer.send("PUT", at(put), { ...body, customer_number: 17, unknown: "ignored" });
    expect(counted.json).toMatchObject({ customer_number: "17" });
    await officer.send("PUT", at(put), body);
  });

  test("the list: user, role at system level or at the customer's bank, customer", async () => {
    const path = `/obp/v5.1.0/customers/${customerId}/${get}`;
    expect((await send("GET", path)).status).toBe(401);
    const without = await (await makeClient()).send("GET", path);
    expect(without.json).toEqual({
      code: 403,
      message: `OBP-20006: User is missing one or more roles: ${read}`,
    });
    const unknown = await reader.send("GET", `/obp/v5.1.0/customers/nobody/${get}`);
    expect(unknown.json).toEqual({
      code: 404,
      message:
        "OBP-30046: Customer not found. Please specify a valid value for CUSTOMER_ID.. Current CustomerId(nobody)",
    });
    expect((await (await makeClient([`${read}@${bankId}`])).send("GET", path)).status).toBe(200);
    const foreign = await (await makeClient([`${read}@${otherBank}`])).send("GET", path);
    expect(foreign.status).toBe(404);
  });

  test("serves every version from v2.0.0 on", async () => {
    for (const version of [
      "v2.0.0",
      "v2.1.0",
      "v2.2.0",
      "v3.0.0",
      "v3.1.0",
      "v4.0.0",
      "v5.0.0",
      "v5.1.0",
      "v6.0.0",
    ])
      expect((await reader.send("GET", `/obp/${version}/customers/${customerId}/${get}`)).status).toBe(200);
  });
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
