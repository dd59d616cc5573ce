// The whole API: every endpoint of every tag, and the router over them.
import type { Endpoint } from "@/lib/obp/endpoint";
import { makeRouter, type Router } from "@/lib/obp/router";
import { accountRoutes } from "@/lib/obp/routes/accounts";
import { addressRoutes } from "@/lib/obp/routes/addresses";
import { attributeRoutes } from "@/lib/obp/routes/attributes";
import { bankRoutes } from "@/lib/obp/routes/banks";
import { customerUpdateRoutes } from "@/lib/obp/routes/customer-updates";
import { customerRoutes } from "@/lib/obp/routes/customers";
import { discoveryRoutes } from "@/lib/obp/routes/discovery";
import { documentationRoutes } from "@/lib/obp/routes/documentation";
import { entitlementRequestRoutes } from "@/lib/obp/routes/entitlement-requests";
import { entitlementRoutes } from "@/lib/obp/routes/entitlements";
import { invitationRoutes } from "@/lib/obp/routes/invitations";
import { kycRoutes } from "@/lib/obp/routes/kyc";
import { linkRoutes } from "@/lib/obp/routes/links";
import { lookUpRoutes } from "@/lib/obp/routes/look-ups";
import { webUiPropRoutes } from "@/lib/obp/routes/webui-props";

let table: Endpoint[] | undefined;
let found: Router | undefined;

/** Made when first asked for: one endpoint depends on the configuration, which the build must not read. */
export function allRoutes(): readonly Endpoint[] {
  table ??= [
    ...kycRoutes,
    ...addressRoutes,
    ...lookUpRoutes(),
    ...discoveryRoutes,
    ...documentationRoutes(allRoutes),
    ...accountRoutes,
    ...attributeRoutes,
    ...bankRoutes,
    ...customerUpdateRoutes,
    ...customerRoutes,
    ...entitlementRequestRoutes,
    ...entitlementRoutes,
    ...invitationRoutes,
    ...linkRoutes,
    ...webUiPropRoutes,
  ];
  return table;
}

export function router(): Router {
  found ??= makeRouter(allRoutes());
  return found;
}
