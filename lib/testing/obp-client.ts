// A client of the OBP door for tests: a person with entitlements in the database, a real token, real requests.
import { issueToken } from "@/lib/auth/tokens";
import { stranger } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { uuidv7 } from "@/lib/core/ids";
import { dispatch } from "@/lib/obp/dispatch";

export interface Reply {
  status: number;
  headers: Headers;
  /** Parsed; undefined without a body. */
  json: unknown;
  text: string;
}
export interface Sent {
  token?: string | null;
  body?: unknown;
  headers?: Record<string, string>;
}

/** Sends a request; a body becomes JSON unless it is text already. */
export async function send(
  verb: string,
  path: string,
  { token, body, headers = {} }: Sent = {},
): Promise<Reply> {
  const head = new Headers(headers);
  if (token) head.set("DirectLogin", `token=${token}`);
  if (body !== undefined && !head.has("content-type")) head.set("content-type", "application/json");
  const request = new Request(`http://localhost:3000${path}`, {
    method: verb,
    headers: head,
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const response = await dispatch(request);
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    json: text ? JSON.parse(text) : undefined,
    text,
  };
}

/** The message of an error's body. */
export const messageOf = ({ json }: Reply) => (json as { message: string }).message;

export interface Client {
  token: string;
  personId: string;
  send: (verb: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>;
}

/** Each role as `CanGetCustomer@bank`; nothing after the @ is system level. */
export async function makeClient(held: readonly string[] = []): Promise<Client> {
  const [personId, consumerId] = [uuidv7(), uuidv7()];
  const createdAt = new Date();
  await prisma().person.create({
    data: { id: personId, email: `${personId}@gh.example`, name: "Aiko Mori", createdAt },
  });
  await prisma().consumer.create({
    data: { id: consumerId, name: "Test program", consumerKey: consumerId.replaceAll("-", ""), createdAt },
  });
  await grant(personId, held);
  const token = await issueToken(stranger(), personId, consumerId);
  return {
    token,
    personId,
    send: (verb, path, body, headers) => send(verb, path, { token, body, ...(headers && { headers }) }),
  };
}

/** Gives roles as the system would. */
export async function grant(personId: string, held: readonly string[]): Promise<void> {
  await prisma().entitlement.createMany({
    data: held.map((key) => {
      const [roleName = "", bankId] = key.split("@");
      return { id: uuidv7(), personId, roleName, bankId: bankId || null, createdAt: new Date() };
    }),
  });
}
