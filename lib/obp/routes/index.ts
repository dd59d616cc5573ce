// The whole API: every endpoint of every tag, and the router over them.
import type { Endpoint } from "@/lib/obp/endpoint";
import { makeRouter, type Router } from "@/lib/obp/router";
import { addressRoutes } from "@/lib/obp/routes/addresses";
import { discoveryRoutes } from "@/lib/obp/routes/discovery";
import { kycRoutes } from "@/lib/obp/routes/kyc";
import { lookUpRoutes } from "@/lib/obp/routes/look-ups";

let table: Endpoint[] | undefined;
let found: Router | undefined;

/** Made when first asked for: one endpoint depends on the configuration, which the build must not read. */
export function allRoutes(): readonly Endpoint[] {
  table ??= [...kycRoutes, ...addressRoutes, ...lookUpRoutes(), ...discoveryRoutes];
  return table;
}

export function router(): Router {
  found ??= makeRouter(allRoutes());
  return found;
}
