// A real OpenID Connect provider for the stories (oidc-provider): one page asks who one is, and believes it.
import { generateKeyPairSync } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import Provider, { type Context } from "oidc-provider";
import { origin } from "./site";

export interface Account {
  email: string;
  email_verified: boolean | string;
}

const makeKey = (kid: string) => ({
  ...generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" }),
  ...{ kid, use: "sig", alg: "RS256" },
});

const page = (uid: string) => `<!doctype html><html lang="en"><title>The bank’s sign-in</title>
<form method="post" action="/interaction/${uid}"><label>Account <input name="account"></label>
<button name="do" value="login">Go on</button><button name="do" value="abort">Cancel</button></form>`;

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return new URLSearchParams(Buffer.concat(parts).toString());
}

/** `accounts` by subject; `isLying`: it then shows other keys than it signs with. */
export class OpenIdProvider {
  readonly accounts = new Map<string, Account>();
  isLying = false;
  private readonly issuer = process.env.OIDC_ISSUER ?? "";
  private readonly provider: Provider;
  private server: Server | null = null;

  constructor() {
    const { OIDC_CLIENT_ID: client_id, OIDC_CLIENT_SECRET: client_secret } = process.env;
    this.provider = new Provider(this.issuer, {
      clients: [{ client_id, client_secret, redirect_uris: [`${origin}/api/auth/callback/outside`] }],
      claims: { openid: ["sub"], email: ["email", "email_verified"] },
      jwks: { keys: [makeKey("real")] },
      cookies: { keys: ["only for the stories"] },
      ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
      findAccount: (_: unknown, accountId: string) => {
        const account = this.accounts.get(accountId);
        return account && { accountId, claims: () => ({ sub: accountId, ...account }) };
      },
      // Nobody is asked whether he agrees: that is for the provider's own people to test.
      loadExistingGrant: async ({ oidc }: Context) => {
        const of = { clientId: oidc.client.clientId, accountId: oidc.session.accountId };
        const grant = new this.provider.Grant(of);
        grant.addOIDCScope("openid email");
        await grant.save();
        return grant;
      },
    });
  }

  async start(): Promise<void> {
    const answer = this.provider.callback();
    this.server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? "/", this.issuer);
      if (pathname.startsWith("/interaction/")) void this.interact(pathname.slice(13), request, response);
      else if (pathname === "/jwks" && this.isLying) response.end(JSON.stringify({ keys: [otherKey()] }));
      else answer(request, response);
    });
    const { server } = this;
    await new Promise<void>((ready) => server.listen(Number(new URL(this.issuer).port), "localhost", ready));
  }

  private async interact(uid: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== "POST") {
      response.setHeader("Content-Type", "text/html; charset=utf-8");
      response.end(page(uid));
      return;
    }
    const form = await readForm(request);
    const result =
      form.get("do") === "login"
        ? { login: { accountId: form.get("account") } }
        : { error: "access_denied", error_description: "thought better of it" };
    await this.provider.interactionFinished(request, response, result);
  }

  async stop(): Promise<void> {
    const { server } = this;
    server?.closeAllConnections();
    await new Promise<void>((done) => (server ? server.close(() => done()) : done()));
  }
}

/** Another key under the name of the real one. */
function otherKey() {
  const { kty, n, e, kid, use, alg } = makeKey("real") as Record<string, string>;
  return { kty, n, e, kid, use, alg };
}
