// Plain HTTP against the app, as somebody or nobody: also what no browser would send.
import { sessionCookie } from "./session";
import { password } from "./story";

export const origin = process.env.BASE_URL ?? "http://localhost:3000";
/** The app itself: the same, or one of the instances behind nginx, which answers for itself what is no proper HTTP. */
export const instance = process.env.INSTANCE_URL ?? origin;

export interface Ask {
  method?: string;
  /** The value of a session's cookie. */
  session?: string;
  /** A DirectLogin token. */
  token?: string;
  /** Beside those that follow from the rest; null leaves one out (`{ Origin: null }`). */
  headers?: Record<string, string | null>;
  body?: string | FormData | URLSearchParams | Uint8Array<ArrayBuffer>;
}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
}

/** Sends it and reads all of the answer; redirects are not followed. A POST says that it comes from our own pages. */
export async function ask(path: string, { method, session, token, headers = {}, body }: Ask = {}) {
  const verb = method ?? (body === undefined ? "GET" : "POST");
  const all: Record<string, string | null> = {
    ...(session ? { Cookie: `${sessionCookie}=${session}` } : {}),
    ...(token ? { DirectLogin: `token=${token}` } : {}),
    ...(verb === "GET" || verb === "HEAD" ? {} : { Origin: origin }),
    ...headers,
  };
  const sent = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== null);
  const response = await fetch(new URL(path, origin), {
    method: verb,
    redirect: "manual",
    headers: sent,
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.status, headers: response.headers, text: await response.text() } satisfies Answer;
}

/** The page as its own links fetch it: React's payload instead of HTML. Next first sends to the address it wants. */
export async function askPayload(path: string, how: Ask = {}): Promise<Answer> {
  const asked = { ...how, headers: { RSC: "1", ...how.headers } };
  const answer = await ask(path, asked);
  const goesTo = answer.headers.get("location") ?? "";
  return /[?&]_rsc/.test(goesTo) ? await ask(goesTo, asked) : answer;
}

/** JSON by POST (or another verb). */
export const askJson = (path: string, json: unknown, how: Ask = {}) =>
  ask(path, {
    method: "POST",
    ...how,
    headers: { "Content-Type": "application/json", ...how.headers },
    body: typeof json === "string" ? json : JSON.stringify(json),
  });

export type Fields = Record<string, string | readonly string[]>;
const untouched = { message: null, code: null, errors: {}, typed: {}, theirs: null };

/** A call of a server action as React sends it: the fields of its form, and before them the form's last state. */
export function actionBody(fields: Fields, { hasState = true } = {}): FormData {
  const body = new FormData();
  for (const [name, values] of Object.entries(fields))
    for (const value of [values].flat()) body.append(`_1_${name}`, value);
  body.append("0", JSON.stringify(hasState ? [untouched, "$K1"] : ["$K1"]));
  return body;
}

/** Calls the action at any address of the app. */
export const callAction = (
  id: string,
  fields: Fields,
  how: Ask & { path?: string; hasState?: boolean } = {},
) =>
  ask(how.path ?? "/", {
    ...how,
    headers: { "Next-Action": id, Accept: "text/x-component", ...how.headers },
    body: actionBody(fields, how),
  });

/** A DirectLogin token of somebody with the demo world's password. */
export async function logIn(email: string): Promise<string> {
  const { status, text } = await ask("/my/logins/direct", {
    method: "POST",
    headers: { DirectLogin: `username=${email}, password=${password}, consumer_key=democonsumerkey` },
  });
  if (status !== 201) throw new Error(`${email} got no token: ${status} ${text}`);
  return (JSON.parse(text) as { token: string }).token;
}

/** Does the work for each, `most` at a time. */
export async function forEachOf<Item>(
  items: readonly Item[],
  most: number,
  work: (item: Item) => Promise<void>,
) {
  const left = items[Symbol.iterator]();
  await Promise.all(
    Array.from({ length: most }, async () => {
      for (const item of left) await work(item);
    }),
  );
}
