// Entitlements: who holds which role, granted and ended.
import { z } from "zod";
import { type Call, type Endpoint, endpoint, fact, type Wording } from "@/lib/obp/endpoint";
import { ObpRefusal, refusal, textOf } from "@/lib/obp/errors";
import * as json from "@/lib/obp/json/people";
import { body, text } from "@/lib/obp/json/read";
import { bool, shape, str } from "@/lib/obp/json/write";
import * as people from "@/lib/people/entitlements";
import { allRoles, levelOf } from "@/lib/people/role-checks";

const common = { family: "wrapper", tags: ["Role", "Entitlement", "User"] } as const;
const get = { ...common, verb: "GET", success: 200 } as const;

export const roleBody = body({ bank_id: text("gh.29.uk"), role_name: text("CanGetCustomer") });
type RoleBody = { bank_id: string | null; role_name: string | null };
export const readRole = ({ bank_id, role_name }: RoleBody) => ({
  bankId: bank_id || null,
  roleName: role_name ?? "",
});

/** What a refusal repeats: String() of an object would call whatever `toString` the client sent. */
const asSent = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));

export const roleRefusals: Wording = {
  "invalid:role": ({ json: sent }) => refusal("OBP-10007", ` ${asSent((sent as RoleBody).role_name)}`),
  "invalid:bank-role": () => refusal("OBP-30205"),
  "invalid:system-role": () => refusal("OBP-30206"),
  "not_found:entitlement": () => refusal("OBP-30212"),
  "conflict:entitlement": () => refusal("OBP-30216"),
  "conflict:last-administrator": (_, __, sentence) => refusal("OBP-20006", sentence),
};
/** Whether a role's bank exists is asked late, and its 400 or 404 differs. */
export const bankOfRole =
  (status: number) =>
  ({ json: sent }: Call) =>
    new ObpRefusal(status, `${textOf("OBP-30001")} Current BankId is ${asSent((sent as RoleBody).bank_id)}`);

export const entitlementRoutes: Endpoint[] = [
  endpoint({
    ...get,
    id: "OBPv2.0.0-getMyEntitlements",
    path: "/my/entitlements",
    summary: "Get Entitlements for the current User",
    about: "The roles of the current user; bank_id is empty for system roles.",
    order: ["user"],
    answer: json.entitlementsShape,
    useCase: people.listOwnEntitlements,
    write: json.writeEntitlements,
  }),
  endpoint({
    ...get,
    id: "OBPv2.0.0-getEntitlements",
    path: "/users/USER_ID/entitlements",
    summary: "Get Entitlements for User",
    about: "The roles of a user.",
    roles: ["CanGetEntitlementsForAnyUserAtAnyBank"],
    order: ["user", "role"],
    answer: json.entitlementsShape,
    refusals: roleRefusals,
    useCase: people.listEntitlementsOfPerson,
    read: ({ params }) => ({ personId: params.USER_ID }),
    write: json.writeEntitlements,
  }),
  endpoint({
    ...get,
    id: "OBPv4.0.0-getEntitlementsForBank",
    path: "/banks/BANK_ID/entitlements",
    summary: "Get Entitlements for One Bank",
    about: "Every role held at the bank.",
    roles: ["CanGetEntitlementsForOneBank", "CanGetEntitlementsForAnyBank"],
    order: ["user", "bank", "role"],
    answer: shape({ list: z.array(json.entitlementShape.extend({ user_id: str() })) }),
    useCase: people.listEntitlementsAtBank,
    write: (held) => ({
      list: held.map((one) => ({ ...json.writeEntitlement(one), user_id: one.personId })),
    }),
  }),
  endpoint({
    ...get,
    id: "OBPv3.0.0-getAllEntitlements",
    path: "/entitlements",
    summary: "Get all Entitlements",
    about: "Every entitlement, or with ?role= those of one role.",
    roles: ["CanGetEntitlementsForAnyUserAtAnyBank", "CanGetEntitlementsForAnyBank"],
    order: ["user", "role"],
    answer: shape({ list: z.array(json.entitlementShape.extend({ user_id: str() })) }),
    useCase: people.listEntitlementsByRole,
    read: ({ query }) => ({ roleName: query.get("role") }),
    write: (held) => ({
      list: held.map((one) => ({ ...json.writeEntitlement(one), user_id: one.personId })),
    }),
  }),
  fact({
    ...get,
    id: "OBPv2.1.0-getRoles",
    path: "/roles",
    summary: "Get Roles",
    about: "Every role there is, and whether it is held at a bank.",
    order: ["user"],
    answer: shape({ roles: z.array(shape({ role: str("CanGetCustomer"), requires_bank_id: bool(true) })) }),
    tell: () => ({
      roles: allRoles.map((role) => ({ role, requires_bank_id: levelOf(role) === "bank" })),
    }),
  }),
  endpoint({
    ...common,
    id: "OBPv2.0.0-addEntitlement",
    verb: "POST",
    path: "/users/USER_ID/entitlements",
    summary: "Add Entitlement for a User",
    about:
      "Grant a role: a bank role with its bank_id, a system role with an empty one. It takes CanCreateEntitlementAtOneBank at that bank, or CanCreateEntitlementAtAnyBank. Nobody grants himself a role.",
    order: ["user", "person", "body"],
    bodyName: "CreateEntitlementJSON",
    body: roleBody,
    success: 201,
    answer: json.entitlementShape,
    listed: ["OBP-20006", "OBP-20005", "OBP-10007", "OBP-30205", "OBP-30206", "OBP-30216"],
    refusals: { ...roleRefusals, "not_found:bank-of-role": bankOfRole(400) },
    useCase: people.addEntitlement,
    read: ({ body: sent, params }) => ({ ...readRole(sent), personId: params.USER_ID }),
    write: json.writeEntitlement,
  }),
  endpoint({
    ...common,
    id: "OBPv2.0.0-deleteEntitlement",
    verb: "DELETE",
    path: "/users/USER_ID/entitlement/ENTITLEMENT_ID",
    summary: "Delete Entitlement",
    about: "End a role of a user.",
    roles: ["CanDeleteEntitlementAtAnyBank"],
    order: ["user", "role"],
    success: 204,
    answer: z.undefined(),
    listed: ["OBP-30212"],
    refusals: roleRefusals,
    useCase: people.endEntitlement,
    read: ({ params }) => ({ personId: params.USER_ID, entitlementId: params.ENTITLEMENT_ID }),
    write: () => undefined,
  }),
];
