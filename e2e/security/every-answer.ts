// Answers of every kind and status that can be had, for what must be on each of them.
import type { Planted } from "../support/planted";
import { type Answer, type Ask, ask, askJson, askPayload, callAction, instance } from "../support/site";
import { actionId } from "./manifests";

/** An officer's keys, and a file of her bank. */
export interface Desk {
  file: Planted;
  session: string;
  token: string;
}

/** Pages, payloads, downloads, JSON, redirects, refusals and static files, in every status that can be had. */
export async function collect({ file, session, token }: Desk): Promise<[string, Answer][]> {
  const at = `/customers/${file.bankId}/${file.customerId}`;
  const obp = `/obp/v5.1.0/banks/${file.bankId}/customers/${file.customerId}`;
  const own = { session };
  const { text } = await ask("/sign-in");
  const statics = [...text.matchAll(/(?:src|href)="(\/_next\/static\/[^"]+)"/g)].map(
    ([, path]) => path ?? "",
  );
  const gets = [
    "/",
    "/sign-in",
    "/customers",
    "/customers/new",
    "/account",
    "/audit",
    "/audit?view=look-ups",
    "/no/such",
  ];
  const files = [
    at,
    `${at}?panel=add-check`,
    `${at}?panel=edit-customer`,
    `${at}/x.css`,
    "/customers/none/none",
  ];
  const others = [
    "/welcome/none",
    "/_global-error",
    "/api/auth/csrf",
    "/api/auth/session",
    "/api/auth/providers",
  ];
  const plain = [
    "/healthz",
    "/readyz",
    "/robots.txt",
    "/icon.svg",
    "/_next/static/none.js",
    "/_next/image?url=x",
    "/api/none",
  ];
  const all: [string, Promise<Answer>][] = [
    ...[
      ...gets,
      ...files,
      ...others,
      ...plain,
      "/audit/export",
      "/audit/export-look-ups",
      ...statics.slice(0, 3),
    ].map((path): [string, Promise<Answer>] => [path, ask(path, own)]),
    ...["/customers", at, "/audit", "/audit/export", "/account"].map((path): [string, Promise<Answer>] => [
      `stranger ${path}`,
      ask(path),
    ]),
    ...["/customers", at, "/sign-in"].map((path): [string, Promise<Answer>] => [
      `payload ${path}`,
      askPayload(path, own),
    ]),
    ...(
      [
        ["405", "/customers", { method: "PUT" }],
        ["403", "/customers", { body: "x", headers: { Origin: "http://evil.example" } }],
        ["413", "/customers", { body: "x".repeat(1_100_000) }],
        // Nginx has a limit of its own, and an answer of its own.
        ["431", `${instance}/customers`, { headers: { "X-Long": "x".repeat(20_000) } }],
        ["obp", obp, { token }],
        ["obp 401", obp, {}],
        ["obp 404", "/obp/none", {}],
        ["obp 204", "/obp/v5.1.0/banks", { method: "OPTIONS" }],
        ["logging in", "/my/logins/direct", { method: "POST" }],
      ] satisfies [string, string, Ask][]
    ).map(([name, path, how]): [string, Promise<Answer>] => [name, ask(path, { session, ...how })]),
    ["search", askJson("/api/customers/search", { searchId: crypto.randomUUID(), text: "x1" }, own)],
    ["search refused", askJson("/api/customers/search", { searchId: crypto.randomUUID(), text: "x1" })],
    ["action", callAction(actionId("addCheck"), { bankId: file.bankId }, { session, path: at })],
  ];
  return await Promise.all(
    all.map(async ([name, answer]): Promise<[string, Answer]> => [name, await answer]),
  );
}
