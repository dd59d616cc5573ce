// People, their roles and the roles they asked for, on the wire.
import { z } from "zod";
import { shape, str, strOrNull, when, writeMoment } from "@/lib/obp/json/write";
import type { EntitlementRequest } from "@/lib/people/entitlement-requests";

const userId = "9ca9a7e4-6d02-40e3-a129-0b2bf89de9b1";
const provider = "http://localhost:3000";

export const entitlementShape = shape({
  entitlement_id: str("6fb17583-1e49-4435-bb74-a14fe0996723"),
  role_name: str("CanGetCustomer"),
  bank_id: str("gh.29.uk"),
});
export const entitlementsShape = shape({ list: z.array(entitlementShape) });

interface Held {
  entitlementId: string;
  roleName: string;
  bankId: string | null;
}
/** "" stands for system level. */
export const writeEntitlement = ({ entitlementId, roleName, bankId }: Held) => ({
  entitlement_id: entitlementId,
  role_name: roleName,
  bank_id: bankId ?? "",
});
export const writeEntitlements = (held: readonly Held[]) => ({ list: held.map(writeEntitlement) });

export const userShape = shape({
  user_id: str(userId),
  email: strOrNull("felixsmith@example.com"),
  provider_id: str("felixsmith@example.com"),
  provider: str(provider),
  username: str("felixsmith@example.com"),
  entitlements: entitlementsShape,
});

interface User {
  id: string;
  email: string | null;
}
/** People sign in by e-mail: it is their user name. */
export const writeUser = ({ id, email }: User, home: string, held: readonly Held[]) => ({
  user_id: id,
  email,
  provider_id: email ?? id,
  provider: home,
  username: email ?? id,
  entitlements: writeEntitlements(held),
});

export const requestShape = shape({
  entitlement_request_id: str("6fb17583-1e49-4435-bb74-a14fe0996723"),
  user: userShape,
  role_name: str("CanGetCustomer"),
  bank_id: str("gh.29.uk"),
  created: when(),
});
export const requestsShape = shape({ entitlement_requests: z.array(requestShape) });

export const writeRequest = (request: EntitlementRequest, home: string) => ({
  entitlement_request_id: request.entitlementRequestId,
  user: writeUser(request.person, home, request.person.entitlements),
  role_name: request.roleName,
  bank_id: request.bankId ?? "",
  created: writeMoment(request.createdAt),
});
