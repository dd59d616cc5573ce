// The documentation describes what is served: the nineteen as published, every reference resolvable, no version lost.
import { describe, expect, test } from "vitest";
import { listOperations } from "@/lib/obp/docs/reference";
import { allRoutes } from "@/lib/obp/routes";
import { messageOf, send } from "@/lib/testing/obp-client";

const get = async (path: string) => (await send("GET", `/obp/v5.1.0/resource-docs/${path}`)).json;
interface Doc {
  operation_id: string;
  request_verb: string;
  request_url: string;
  specified_url: string;
  summary: string;
  description_markdown: string;
  error_response_bodies: string[];
  success_response_body: unknown;
  example_request_body: Record<string, unknown>;
  typed_request_body: { properties?: object; required?: string[] };
  roles: { role: string; requires_bank_id: boolean }[];
}
const docs = async (path: string) =>
  (await get(path)) as { resource_docs: Doc[]; meta: { count: number; response_date: string } };

/** As the published page lists them: summary, and the errors it names. */
const published: Record<string, string[]> = {
  "Create Tax Residence": ["20001", "20006", "10001", "50000"],
  "Delete Customer Address": ["20001", "20006", "50000"],
  "Delete Tax Residence": ["20001", "50000"],
  "Get Customer Addresses": ["20001", "20006", "50000"],
  "Get Customer Overview": ["20001", "30008", "50000", "20006"],
  "Get Customer Overview Flat": ["20001", "30008", "50000", "20006"],
  "Get Customer by CUSTOMER_NUMBER": ["20001", "30008", "50000", "20006"],
  "Get Customers by MOBILE_PHONE_NUMBER": ["20001", "30008", "50000"],
  "Get Tax Residences of Customer": ["20001", "50000"],
  "Add KYC Check": ["20001", "10001", "30001", "30046", "00004", "50000", "20006"],
  "Add KYC Document": ["20001", "10001", "30001", "30046", "50000", "20006"],
  "Add KYC Media": ["20001", "10001", "30046", "00004", "50000", "20006"],
  "Add KYC Status": ["20001", "10001", "30111", "50000", "30001", "00004", "30046", "20006"],
  "Get Customer KYC Checks": ["20001", "30046", "50000", "20006"],
  "Get Customer KYC Documents": ["20001", "30046", "50000", "20006"],
  "Get Customer KYC statuses": ["20001", "30046", "50000", "20006"],
  "Get KYC Media for a customer": ["20001", "30046", "50000", "20006"],
  "Create User Invitation": ["20001", "30001", "30008", "50000", "20006"],
  "Get User Invitation Information": ["30001", "30008", "50000"],
};

test("the page and resource-docs say OBP's two lines about validations under each of the nineteen", async () => {
  const lines = ["Required JSON Validation: No", "Allowed Authentication Types: Not set"];
  const operations = listOperations("KYC");
  expect(operations).toHaveLength(19);
  for (const { standing } of operations) expect(standing).toEqual(lines);
  for (const { description_markdown: text } of (await docs("v5.1.0/obp?tags=KYC")).resource_docs)
    expect(text.endsWith(`\n\n${lines.join("\n\n")}`)).toBe(true);
});

describe("resource-docs", () => {
  test("the tag KYC has the published nineteen with at least their errors", async () => {
    const { resource_docs, meta } = await docs("v5.1.0/obp?tags=KYC");
    expect(meta.count).toBe(19);
    expect(resource_docs.map(({ summary }) => summary).sort()).toEqual(Object.keys(published).sort());
    for (const { summary, error_response_bodies: errors } of resource_docs)
      for (const code of published[summary] ?? [])
        expect(errors.some((text) => text.startsWith(`OBP-${code}: `))).toBe(true);
  });

  test("an entry says where it came from, where it is asked for, its bodies and roles", async () => {
    const { resource_docs } = await docs("OBPv5.1.0/obp?functions=addKycCheck,getKycMedia");
    expect(resource_docs.map(({ operation_id }) => operation_id)).toEqual([
      "OBPv2.0.0-addKycCheck",
      "OBPv2.0.0-getKycMedia",
    ]);
    expect(resource_docs[0]).toMatchObject({
      implemented_by: { version: "OBPv2.0.0", function: "addKycCheck" },
      request_verb: "PUT",
      request_url: "/obp/v2.0.0/banks/BANK_ID/customers/CUSTOMER_ID/kyc_check/KYC_CHECK_ID",
      specified_url: "/obp/v5.1.0/banks/BANK_ID/customers/CUSTOMER_ID/kyc_check/KYC_CHECK_ID",
      example_request_body: {
        customer_number: "5987953",
        date: "1100-01-01T00:00:00Z",
        how: "online_meeting",
        satisfied: true,
      },
      roles: [{ role: "CanAddKycCheck", requires_bank_id: true }],
    });
    expect(resource_docs[0]?.typed_request_body.required).toHaveLength(7);
    expect(resource_docs[1]?.roles).toEqual([{ role: "CanGetAnyKycMedia", requires_bank_id: false }]);
    expect(resource_docs[1]?.success_response_body).toEqual({
      medias: [
        {
          bank_id: "gh.29.uk",
          customer_id: "7uy8a7e4-6d02-40e3-a129-0b2bf89de8uh",
          id: "PlaceholderString",
          customer_number: "5987953",
          type: "PlaceholderString",
          url: "PlaceholderString",
          date: "1100-01-01T00:00:00Z",
          relates_to_kyc_document_id: "PlaceholderString",
          relates_to_kyc_check_id: "PlaceholderString",
        },
      ],
    });
  });

  test("a version documents what it serves", async () => {
    const count = async (version: string) => (await docs(`${version}/obp`)).meta.count;
    expect(await count("v2.0.0")).toBe(await count("v6.0.0"));
    expect(await count("v5.1.0")).toBe(
      allRoutes().filter(({ isUnlisted, until }) => !isUnlisted && !until).length,
    );
    expect((await docs("v5.1.0/obp?content=dynamic")).resource_docs).toEqual([]);
  });

  test("versions and locales that are none", async () => {
    const message = async (path: string) => messageOf(await send("GET", `/obp/v5.1.0/resource-docs/${path}`));
    expect(await message("nonsense/obp")).toMatch(/^OBP-00027/);
    expect(await message("v1.2.1/obp")).toMatch(/^OBP-00008/);
    expect(await message("v5.1.0/obp?locale=xx")).toMatch(/^OBP-10041/);
  });
});

const strings = (json: unknown, name: string): string[] => {
  if (json === null || typeof json !== "object") return [];
  return Object.entries(json).flatMap(([key, value]) =>
    key === name && typeof value === "string" ? [value] : strings(value, name),
  );
};

test.each([
  ["openapi", "openapi", "3.1.0"],
  ["swagger", "swagger", "2.0"],
])("%s: every endpoint once, every reference resolves", async (format, key, version) => {
  const document = (await get(`v5.1.0/${format}`)) as Record<string, unknown> & {
    paths: Record<
      string,
      Record<string, { operationId: string; parameters: { name: string; in: string }[] }>
    >;
  };
  expect(document[key]).toBe(version);
  const operations = Object.entries(document.paths).flatMap(([path, verbs]) =>
    Object.values(verbs).map((operation) => ({ path, ...operation })),
  );
  expect(operations).toHaveLength((await docs("v5.1.0/obp")).meta.count);
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  for (const { path, parameters } of operations)
    expect(parameters.filter((one) => one.in === "path").map(({ name }) => `{${name}}`)).toEqual(
      path.match(/\{\w+\}/g) ?? [],
    );
  for (const reference of strings(document, "$ref")) {
    const found = reference
      .replace("#/", "")
      .split("/")
      .reduce<unknown>((at, part) => (at as Record<string, unknown>)?.[part], document);
    expect(found).toBeDefined();
  }
  if (format === "swagger") expect(JSON.stringify(document)).not.toMatch(/"anyOf"|"const"|"type":\[/);
});

test.each([
  ["/banks/{BANK_ID}/customers/customer-number", "post", ["30001", "30002"]],
  ["/banks/{BANK_ID}/customers/customer-number-query/overview", "post", ["30002"]],
  ["/banks/{BANK_ID}/customers/customer-number-query/overview-flat", "post", ["30002"]],
  ["/banks/{BANK_ID}/user-invitations/{SECRET_LINK}", "get", ["30001", "37882"]],
  ["/users/{USER_ID}/entitlement-requests", "get", ["20005"]],
  ["/entitlement-requests/{ENTITLEMENT_REQUEST_ID}", "delete", ["30215"]],
])("openapi: the 404 of %s %s says what is not found", async (path, verb, codes) => {
  const { paths } = (await get("v5.1.0/openapi")) as {
    paths: Record<string, Record<string, { responses: Record<string, { description: string }> }>>;
  };
  const { description = "" } = paths[path]?.[verb]?.responses["404"] ?? {};
  expect(description.match(/(?<=^OBP-)\d+/gm)).toEqual(codes);
});

test("api/versions names every prefix that answers", async () => {
  const reply = await send("GET", "/obp/v5.1.0/api/versions");
  const { scanned_api_versions: versions } = reply.json as {
    scanned_api_versions: { apiShortVersion: string; API_VERSION: string }[];
  };
  expect(versions).toHaveLength(9);
  for (const { apiShortVersion, API_VERSION } of versions) {
    expect(API_VERSION).toBe(`OBP${apiShortVersion}`);
    const roots = await Promise.all(
      ["", "/", "/root"].map((end) => send("GET", `/obp/${apiShortVersion}${end}`)),
    );
    for (const root of roots)
      expect(root.json).toMatchObject({ version: apiShortVersion, connector: "dossier" });
  }
});
