// The KYC records on the wire: recorded JSON, the order of refusals.
import { beforeAll, describe, expect, test } from "vitest";
import { prisma } from "@/lib/core/db";
import { check, document, media, status } from "@/lib/testing/kyc-json";
import { type Client, makeClient, messageOf, send } from "@/lib/testing/obp-client";
import { makeActor, makeBank, makeCustomer } from "@/lib/testing/world";

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
