// The OpenID Connect provider of the settings, as next-auth wants it: code flow with PKCE, state and nonce, and the
// id_token checked against the issuer's keys.
import type { OAuthConfig } from "next-auth/providers/oauth";
import type { TokenSet } from "openid-client";
import { z } from "zod";
import { env } from "@/lib/core/env";

/** Its name in next-auth's addresses: the provider must be told `PUBLIC_URL/api/auth/callback/outside`. */
export const outsideId = "outside";

export interface Settings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  name: string;
}

/** Null: nobody signs in from outside. */
export function outsideSettings(): Settings | null {
  const {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
    OIDC_NAME: name,
  } = env();
  return issuer && clientId && clientSecret ? { issuer, clientId, clientSecret, name } : null;
}

/** As the provider's own document has it, but never in clear beyond this machine. */
const endpoint = z
  .url()
  .refine((text) => /^https:|^http:\/\/(localhost|127\.0\.0\.1)[:/]/.test(text), "is not https");
const document = z.object({
  issuer: z.string(),
  authorization_endpoint: endpoint,
  token_endpoint: endpoint,
  jwks_uri: endpoint,
  userinfo_endpoint: endpoint.optional(),
  id_token_signing_alg_values_supported: z.array(z.string()).default(["RS256"]),
  token_endpoint_auth_methods_supported: z.array(z.string()).default(["client_secret_basic"]),
});
type Document = z.infer<typeof document>;

let kept: { of: Document; until: number } | undefined;

/** What the provider says about itself (OpenID Connect Discovery 1.0, §4), kept for an hour. */
async function discover(issuer: string): Promise<Document> {
  if (kept && kept.until > Date.now()) return kept.of;
  const address = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
  const response = await fetch(address, { signal: AbortSignal.timeout(5_000), redirect: "error" });
  if (!response.ok) throw new Error(`The OpenID provider answered ${response.status} to discovery.`);
  const found = document.parse(await response.json());
  if (found.issuer !== issuer)
    throw new Error("The OpenID provider calls itself by another name than OIDC_ISSUER.");
  kept = { of: found, until: Date.now() + 3_600_000 };
  return found;
}

/** By a public key, never by our own secret (HS256) and never unsigned. */
function algorithmOf({ id_token_signing_alg_values_supported: offered }: Document): string {
  const usable = offered.filter((name) => /^(RS|PS|ES)(256|384|512)$|^EdDSA$/.test(name));
  return usable.includes("RS256") ? "RS256" : (usable[0] ?? "RS256");
}

/** What the provider says of somebody; from the id_token, and what is not in there from its userinfo. */
export interface OutsideClaims {
  iss?: unknown;
  sub?: unknown;
  email?: unknown;
  email_verified?: unknown;
}

/** The provider as next-auth wants it. Throws when it is away or says something odd about itself. */
export async function readProvider(settings: Settings): Promise<OAuthConfig<OutsideClaims>> {
  const found = await discover(settings.issuer);
  const { userinfo_endpoint: userinfo, token_endpoint_auth_methods_supported: methods } = found;
  return {
    ...{
      id: outsideId,
      name: settings.name,
      type: "oauth",
      idToken: true,
      checks: ["pkce", "state", "nonce"],
    },
    ...{ issuer: settings.issuer, clientId: settings.clientId, clientSecret: settings.clientSecret },
    authorization: { url: found.authorization_endpoint, params: { scope: "openid email" } },
    token: { url: found.token_endpoint },
    jwks_endpoint: found.jwks_uri,
    userinfo: {
      url: userinfo,
      request: async ({ tokens, client }) => {
        // next-auth gives openid-client's own set, and types it more narrowly.
        const given = tokens as unknown as TokenSet;
        const claims = given.claims();
        // openid-client refuses userinfo about another subject than the id_token's.
        const more = userinfo && claims.email === undefined ? await client.userinfo(given) : {};
        return { ...more, ...claims };
      },
    },
    client: {
      id_token_signed_response_alg: algorithmOf(found),
      token_endpoint_auth_method: methods.includes("client_secret_basic")
        ? "client_secret_basic"
        : "client_secret_post",
    },
    profile: ({ sub }) => ({ id: String(sub) }),
  };
}
