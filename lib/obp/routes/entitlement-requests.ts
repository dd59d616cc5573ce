// Requests for a role, and who the current user is.
import { z } from "zod";
import { env } from "@/lib/core/env";
import { type Endpoint, endpoint, fact } from "@/lib/obp/endpoint";
import { refusal } from "@/lib/obp/errors";
import * as json from "@/lib/obp/json/people";
import { shape, str } from "@/lib/obp/json/write";
import { bankOfRole, readRole, roleBody, roleRefusals } from "@/lib/obp/routes/entitlements";
import {
  addEntitlementRequest,
  type EntitlementRequest,
  endEntitlementRequest,
  listEntitlementRequests,
  listOwnEntitlementRequests,
} from "@/lib/people/entitlement-requests";
import { listOwnEntitlements } from "@/lib/people/entitlements";

const common = { family: "wrapper", tags: ["Role", "Entitlement", "User"] } as const;
const get = { ...common, verb: "GET", success: 200 } as const;
const home = () => env().PUBLIC_URL;
const writeRequests = (requests: readonly EntitlementRequest[]) => ({
  entitlement_requests: requests.map((request) => json.writeRequest(request, home())),
});

export const entitlementRequestRoutes: Endpoint[] = [
  endpoint({
    ...common,
    id: "OBPv3.0.0-addEntitlementRequest",
    verb: "POST",
    path: "/entitlement-requests",
    summary: "Create Entitlement Request for current User",
    about: "Ask for a role. Whoever may grant it sees the request.",
    order: ["user", "body"],
    bodyName: "CreateEntitlementRequestJSON",
    body: roleBody,
    success: 201,
    answer: json.requestShape,
    listed: ["OBP-30001", "OBP-10007", "OBP-30205", "OBP-30206", "OBP-30214"],
    refusals: {
      ...roleRefusals,
      "not_found:bank-of-role": bankOfRole(404),
      "conflict:request": () => refusal("OBP-30214"),
    },
    useCase: addEntitlementRequest,
    read: ({ body }) => readRole(body),
    write: (request) => json.writeRequest(request, home()),
  }),
  endpoint({
    ...get,
    id: "OBPv3.0.0-getEntitlementRequestsForCurrentUser",
    path: "/my/entitlement-requests",
    summary: "Get Entitlement Requests for the current User",
    about: "The current user's open requests for roles.",
    order: ["user"],
    answer: json.requestsShape,
    useCase: listOwnEntitlementRequests,
    write: writeRequests,
  }),
  endpoint({
    ...get,
    id: "OBPv3.0.0-getAllEntitlementRequests",
    path: "/entitlement-requests",
    summary: "Get all Entitlement Requests",
    about: "Every open request for a role.",
    roles: ["CanGetEntitlementRequestsAtAnyBank"],
    order: ["user", "role"],
    answer: json.requestsShape,
    useCase: listEntitlementRequests,
    write: writeRequests,
  }),
  endpoint({
    ...get,
    id: "OBPv3.0.0-getEntitlementRequests",
    path: "/users/USER_ID/entitlement-requests",
    summary: "Get Entitlement Requests for a User",
    about: "A user's open requests for roles.",
    roles: ["CanGetEntitlementRequestsAtAnyBank"],
    order: ["user", "role", "person"],
    answer: json.requestsShape,
    useCase: listEntitlementRequests,
    read: ({ params }) => ({ personId: params.USER_ID }),
    write: writeRequests,
  }),
  endpoint({
    ...common,
    id: "OBPv3.0.0-deleteEntitlementRequest",
    verb: "DELETE",
    path: "/entitlement-requests/ENTITLEMENT_REQUEST_ID",
    summary: "Delete Entitlement Request",
    about: "Dismiss a request for a role.",
    roles: ["CanDeleteEntitlementRequestsAtAnyBank"],
    order: ["user", "role"],
    success: 200,
    answer: z.literal(true),
    listed: ["OBP-30215"],
    refusals: { "not_found:request": () => refusal("OBP-30215") },
    useCase: endEntitlementRequest,
    read: ({ params }) => ({ id: params.ENTITLEMENT_REQUEST_ID }),
    write: () => true,
  }),
  endpoint({
    ...get,
    id: "OBPv3.0.0-getCurrentUser",
    path: "/users/current",
    summary: "Get User (Current)",
    about: "The signed-in user with his roles.",
    tags: ["User"],
    order: ["user"],
    answer: json.userShape,
    useCase: listOwnEntitlements,
    write: (held, { actor }) =>
      json.writeUser({ id: actor.personId ?? "", email: actor.email }, home(), held),
  }),
  fact({
    ...get,
    id: "OBPv4.0.0-getCurrentUserId",
    path: "/users/current/user_id",
    summary: "Get User Id (Current)",
    about: "The id of the signed-in user.",
    tags: ["User"],
    order: ["user"],
    answer: shape({ user_id: str("9ca9a7e4-6d02-40e3-a129-0b2bf89de9b1") }),
    tell: ({ actor }) => ({ user_id: actor.personId }),
  }),
];
