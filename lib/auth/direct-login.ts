// DirectLogin: reads OBP's two header forms, gives a token for a name and a password, and finds the actor of a token.
import { z } from "zod";
import { demandPasswordIsEnough } from "@/lib/auth/password-alone";
import { checkCredentials } from "@/lib/auth/sign-in";
import { issueToken, openToken } from "@/lib/auth/tokens";
import type { Actor } from "@/lib/core/actor";
import { AppError, Expected } from "@/lib/core/errors";
import { anyone } from "@/lib/core/permissions";
import { defineQuery, perform } from "@/lib/core/use-case";

/** What went wrong with a header, in the words of OBP's own list; lib/obp gives them codes. */
export type Fault =
  | "no-header"
  | "no-word"
  | "other-scheme"
  | `missing:${string}`
  | "characters"
  | "too-long"
  | "key-form"
  | "unknown-consumer"
  | "credentials"
  | "locked"
  | "token";

export class DirectLoginFault extends Expected {
  constructor(readonly fault: Fault) {
    super(fault);
  }
}
const fail = (fault: Fault): never => {
  throw new DirectLoginFault(fault);
};

type Given = Partial<Record<string, string>>;
// `name="value"` or `name=value`; linear: it begins at the beginning of a word only, and each alternative starts with
// another character.
const pair = /(?<![A-Za-z_])([A-Za-z_]+)\s*=\s*(?:"([^"]*)"|([^",]*))/g;

function readPairs(text: string): Given {
  const given: Given = {};
  for (const [, name = "", quoted, bare] of text.slice(0, 4_000).matchAll(pair))
    given[name] = quoted ?? bare?.trim() ?? "";
  return given;
}

/** The parameters of either header, or null without one. The DirectLogin header wins. */
function readHeaders(headers: Headers, isLogin = false): Given | null {
  const own = headers.get("directlogin");
  if (own) return readPairs(own);
  const authorization = headers.get("authorization")?.trim();
  if (!authorization) return null;
  const [, rest] = /^DirectLogin(?:\s+(.*))?$/s.exec(authorization) ?? [];
  if (!/^DirectLogin(\s|$)/.test(authorization)) return fail(isLogin ? "no-word" : "other-scheme");
  return readPairs(rest ?? "");
}

// People sign in by e-mail here, so "+" is allowed beside what OBP allows.
const nameForm = /^[A-Za-z0-9\-._@+ ]*$/;

function checkForms({ username = "", password = "", consumer_key: key = "" }: Given) {
  if (username.length > 100 || password.length > 512 || key.length > 512) fail("too-long");
  if (!nameForm.test(username) || /\p{Cc}/u.test(password)) fail("characters");
  if (!/^[A-Za-z0-9]*$/.test(key)) fail("key-form");
}

const findConsumer = defineQuery({
  name: "consumer.find",
  allow: anyone(),
  input: z.object({ key: z.string() }),
  run: async (db, { key }) =>
    await db.consumer.findFirst({
      where: { consumerKey: key, isEnabled: true },
      select: { id: true, name: true },
    }),
});

/** A token for the name, password and consumer key in the headers. Throws DirectLoginFault. */
export async function logIn(headers: Headers, nobody: Actor): Promise<string> {
  const given = readHeaders(headers, true) ?? fail("no-header");
  const missing = ["username", "password", "consumer_key"].filter((name) => !given[name]);
  if (missing.length > 0) fail(`missing:${missing.join(", ")}`);
  checkForms(given);
  const { username = "", password = "", consumer_key: key = "" } = given;
  const consumer = (await perform(findConsumer, nobody, { key })) ?? fail("unknown-consumer");
  const actor: Actor = { ...nobody, via: "direct-login", consumer };
  try {
    const person = await checkCredentials(actor, { email: username, password });
    await demandPasswordIsEnough(actor, person.id);
    return await issueToken(actor, person.id, consumer.id, person.sessionVersion);
  } catch (error) {
    if (!(error instanceof AppError) || error.code === "busy" || error.facts.subject === "busy") throw error;
    const isLocked = error.code === "too_many" || error.facts.subject === "locked";
    return fail(isLocked ? "locked" : "credentials");
  }
}

/** Who calls: the stranger himself without a header, the token's person with a good one. Throws DirectLoginFault. */
export async function findCaller(headers: Headers, nobody: Actor): Promise<Actor> {
  const given = readHeaders(headers);
  if (!given) return nobody;
  const token = given.token || fail("missing:token");
  try {
    return await openToken(token, nobody);
  } catch (error) {
    if (error instanceof AppError && error.code === "unauthenticated")
      return fail(error.facts.subject === "locked" ? "locked" : "token");
    throw error;
  }
}
