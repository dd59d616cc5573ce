// For every endpoint of the routes table a request that goes well: its variables, its body, and what must exist before.

import type { Actor } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { uuidv7 } from "@/lib/core/ids";
import { hashKey } from "@/lib/invitations/secrets";
import { variablesOf } from "@/lib/obp/docs/describe";
import { exampleOf, schemaOf } from "@/lib/obp/docs/json-schema";
import { type Endpoint, functionOf } from "@/lib/obp/endpoint";
import { type Client, makeClient } from "@/lib/testing/obp-client";
import { makeActor, makeBank, makeCustomer } from "@/lib/testing/world";

export interface World {
  bankId: string;
  otherBank: string;
  customerId: string;
  author: Actor;
  /** Somebody other than the one who asks. */
  somebody: Client;
  nobody: Client;
  consumerKey: string;
  accountId: string;
}

export async function makeWorld(): Promise<World> {
  const [bankId, otherBank] = [await makeBank(), await makeBank()];
  const author = await makeActor("KYC officer", bankId);
  const { customerId } = await makeCustomer(author, bankId, { customerNumber: "5987953" });
  const accountId = uuidv7();
  await prisma().account.create({
    data: {
      ...{
        bankId,
        id: accountId,
        label: "",
        productCode: "",
        balanceCurrency: "",
        balanceAmount: "",
        branchId: "",
      },
      createdAt: new Date(),
    },
  });
  const [somebody, nobody] = [await makeClient(), await makeClient()];
  const consumerKey = "testconsumerkey";
  await prisma().consumer.create({ data: { id: uuidv7(), name: "Key", consumerKey, createdAt: new Date() } });
  return { bankId, otherBank, customerId, author, somebody, nobody, consumerKey, accountId };
}

type Arrange = (world: World) => Promise<{ params?: Record<string, string>; body?: object; query?: string }>;

const stamp = ({ author }: World) => ({
  version: 1,
  recordedAt: new Date(),
  recordedBy: author.personId ?? "",
});
const keyOf = ({ bankId, customerId }: World) => ({ bankId, customerId, id: uuidv7() });

const addressFields = Object.fromEntries(
  ["line1", "line2", "line3", "city", "county", "state", "postcode", "countryCode", "status"].map((name) => [
    name,
    "",
  ]),
) as Record<
  "line1" | "line2" | "line3" | "city" | "county" | "state" | "postcode" | "countryCode" | "status",
  string
>;

const address: Arrange = async (world) => {
  const data = { ...keyOf(world), ...stamp(world), ...addressFields };
  await prisma().address.create({ data });
  return { params: { CUSTOMER_ADDRESS_ID: data.id } };
};
const taxResidence: Arrange = async (world) => {
  const data = { ...keyOf(world), ...stamp(world), domain: uuidv7(), taxNumber: "1" };
  await prisma().taxResidence.create({ data });
  return { params: { TAX_RESIDENCE_ID: data.id } };
};
const attribute: Arrange = async (world) => {
  const data = { ...keyOf(world), ...stamp(world), name: "n", type: "STRING", value: "v" };
  await prisma().customerAttribute.create({ data });
  return { params: { CUSTOMER_ATTRIBUTE_ID: data.id } };
};
const freshCustomer: Arrange = async ({ author, bankId }) => {
  const { customerId } = await makeCustomer(author, bankId);
  return { params: { CUSTOMER_ID: customerId }, body: { customer_number: uuidv7() } };
};
const freshNumber: Arrange = async () => ({ body: { customer_number: uuidv7() } });
const link: Arrange = async ({ bankId, author }) => {
  const { customerId } = await makeCustomer(author, bankId);
  const { personId } = await makeClient();
  const data = { id: uuidv7(), bankId, customerId, personId, createdAt: new Date(), createdBy: personId };
  await prisma().userCustomerLink.create({ data });
  return { params: { USER_CUSTOMER_LINK_ID: data.id, USER_ID: personId, CUSTOMER_ID: customerId } };
};
const key = 5819479115482092;
const webUiProp: Arrange = async ({ somebody: { personId } }) => {
  const id = uuidv7();
  await prisma().$executeRaw`
    INSERT INTO webui_prop (id, name, value, created_at, updated_at, updated_by)
    VALUES (${id}, ${`webui_${id}`}, 'A text', now(), now(), ${personId})`;
  return { params: { WEB_UI_PROPS_ID: id } };
};

const invitation: Arrange = async ({ bankId, somebody }) => {
  await prisma().userInvitation.createMany({
    skipDuplicates: true,
    data: [
      {
        ...{
          id: uuidv7(),
          bankId,
          firstName: "Tom",
          lastName: "Smith",
          email: "t@example.com",
          company: "T",
        },
        ...{
          country: "Germany",
          purpose: "DEVELOPER",
          status: "CREATED",
          keyHash: hashKey(bankId, String(key)),
        },
        ...{ secretHash: uuidv7(), createdAt: new Date(), createdBy: somebody.personId },
        expiresAt: new Date(Date.now() + 3_600_000),
      },
    ],
  });
  return { params: { SECRET_LINK: String(key) }, body: { secret_key: key } };
};
const entitlement: Arrange = async ({ bankId }) => {
  const { personId } = await makeClient();
  const data = { id: uuidv7(), personId, bankId, roleName: "CanGetCustomer", createdAt: new Date() };
  await prisma().entitlement.create({ data });
  return { params: { USER_ID: personId, ENTITLEMENT_ID: data.id } };
};
const request: Arrange = async ({ bankId }) => {
  const { personId } = await makeClient();
  const data = { id: uuidv7(), personId, bankId, roleName: "CanGetCustomer", createdAt: new Date() };
  await prisma().entitlementRequest.create({ data });
  return { params: { USER_ID: personId, ENTITLEMENT_REQUEST_ID: data.id } };
};

const arrangements: Record<string, Arrange> = {
  updateCustomerAddress: address,
  deleteCustomerAddress: address,
  getCustomerAddresses: address,
  createTaxResidence: async () => ({ body: { domain: uuidv7().slice(-20) } }),
  getTaxResidence: taxResidence,
  deleteTaxResidence: taxResidence,
  updateCustomerAttribute: attribute,
  getCustomerAttributeById: attribute,
  getCustomerAttributes: attribute,
  deleteCustomerAttribute: attribute,
  createCustomer: freshNumber,
  updateCustomerNumber: freshCustomer,
  deleteCustomerCascade: freshCustomer,
  createUserCustomerLinks: async ({ author, bankId, somebody }) => ({
    body: { user_id: somebody.personId, customer_id: (await makeCustomer(author, bankId)).customerId },
  }),
  getUserCustomerLinksByUserId: link,
  getUserCustomerLinksByCustomerId: link,
  deleteUserCustomerLink: link,
  createBank: async () => ({ body: { id: uuidv7() } }),
  getUserInvitationAnonymous: invitation,
  getUserInvitations: invitation,
  getUserInvitation: invitation,
  getWebUiProps: webUiProp,
  deleteWebUiProps: webUiProp,
  getEntitlements: entitlement,
  getAllEntitlements: async () => ({ query: "?role=CanGetCustomer" }),
  addEntitlement: async ({ bankId }) => ({
    params: { USER_ID: (await makeClient()).personId },
    body: { bank_id: bankId, role_name: "CanGetCustomer" },
  }),
  deleteEntitlement: entitlement,
  addEntitlementRequest: async ({ bankId }) => ({ body: { bank_id: bankId, role_name: "CanReadAudit" } }),
  getEntitlementRequests: request,
  getAllEntitlementRequests: request,
  deleteEntitlementRequest: request,
  createAccount: async () => ({ params: { ACCOUNT_ID: uuidv7() } }),
};

export interface Prepared {
  path: string;
  body: unknown;
}

/** The path and body of a call that succeeds for whoever holds the role. */
export async function prepare(endpoint: Endpoint, world: World): Promise<Prepared> {
  const given = (await arrangements[functionOf(endpoint)]?.(world)) ?? {};
  const params: Record<string, string> = {
    BANK_ID: world.bankId,
    CUSTOMER_ID: world.customerId,
    ACCOUNT_ID: world.accountId,
    USER_ID: world.somebody.personId,
    PRODUCT_CODE: "787LOW",
    API_VERSION: "v5.1.0",
    ...given.params,
  };
  const names = variablesOf(endpoint);
  const path = endpoint.path
    .split("/")
    .map((part) => (names.includes(part) ? (params[part] ?? "an-id") : part));
  const example = exampleOf(schemaOf(endpoint.body, "input"));
  const body = example === undefined ? undefined : { ...(example as object), ...given.body };
  const version = endpoint.until ?? "v5.1.0";
  return { path: `/obp/${version}${path.join("/")}${given.query ?? ""}`, body };
}
