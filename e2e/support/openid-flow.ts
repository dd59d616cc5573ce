// Signing in through the stories' provider step by step over HTTP, so that each step can be tampered with.
import { type APIRequestContext, request } from "@playwright/test";
import { origin } from "./site";

const step = { maxRedirects: 0 } as const;

export class OpenIdFlow {
  private constructor(private readonly http: APIRequestContext) {}

  /** Another browser each time. */
  static async open(): Promise<OpenIdFlow> {
    return new OpenIdFlow(await request.newContext());
  }

  /** Where the app sends the browser: the provider's address with state, nonce and challenge. */
  async begin(next = ""): Promise<URL> {
    const search = next ? `?next=${encodeURIComponent(next)}` : "";
    const answer = await this.http.get(`${origin}/sign-in/outside${search}`, step);
    return new URL(answer.headers().location ?? "none:");
  }

  /** Signs in at the provider; gives the address to which it sends the browser back. */
  async signInThere(address: URL, subject: string): Promise<URL> {
    let at = address;
    for (let n = 0; n < 8 && at.origin !== origin; n += 1) {
      const isForm = at.pathname.startsWith("/interaction/");
      const form = { account: subject, do: "login" };
      const answer = isForm
        ? await this.http.post(at.href, { ...step, form })
        : await this.http.get(at.href, step);
      at = new URL(answer.headers().location ?? "none:", at);
    }
    return at;
  }

  /** Comes back to the app: where it sends the browser then, and whether a session's cookie came with it. */
  async comeBack(address: URL): Promise<{ status: number; to: string; hasSession: boolean }> {
    const answer = await this.http.get(address.href, step);
    const kept = (await this.http.storageState()).cookies;
    const hasSession = kept.some(({ name, value }) => name === "dossier-session" && value !== "");
    return { status: answer.status(), to: answer.headers().location ?? "", hasSession };
  }

  /** The whole way; `change` alters the address on the way there or back. */
  async run(subject: string, change: { there?: (url: URL) => void; back?: (url: URL) => void } = {}) {
    const there = await this.begin();
    change.there?.(there);
    const back = await this.signInThere(there, subject);
    change.back?.(back);
    return await this.comeBack(back);
  }

  /** Where next-auth's own cookie would lead after signing in. */
  async landing(): Promise<string> {
    const { cookies } = await this.http.storageState();
    return decodeURIComponent(cookies.find(({ name }) => name === "next-auth.callback-url")?.value ?? "none");
  }

  async close(): Promise<void> {
    await this.http.dispose();
  }
}
