// Every OBP request ends up here: from a web Request to a Response, in the order OBP does it.
import { DirectLoginFault, findCaller } from "@/lib/auth/direct-login";
import { type Actor, stranger } from "@/lib/core/actor";
import { callerHeader } from "@/lib/core/caller-address";
import { AppError } from "@/lib/core/errors";
import { uuidv7 } from "@/lib/core/ids";
import { log } from "@/lib/core/log";
import { answerOptions, answerRefusal, answerResult, type Ending } from "@/lib/obp/answer";
import type { Call } from "@/lib/obp/endpoint";
import { type ObpRefusal, refusal } from "@/lib/obp/errors";
import { acceptsJson, isJson, parseJson, readBody, refuseDuplicates } from "@/lib/obp/incoming";
import { countCall, LimitReached, limitOf } from "@/lib/obp/limits";
import { wordFault } from "@/lib/obp/log-in";
import { tellRange } from "@/lib/obp/paging";
import { type Asked, readAsked } from "@/lib/obp/raw-request";
import type { Match } from "@/lib/obp/router";
import { router } from "@/lib/obp/routes";
import { currentVersion } from "@/lib/obp/versions";
import { wordRefusal } from "@/lib/obp/wording";

/** What is known so far, for whoever writes the end of it. */
interface Progress extends Ending {
  actor: Actor;
  match: Match | null;
  /** What the endpoint is given; refusals are worded with it. */
  call: Call;
  started: number;
}

/** Answers a request below /obp or to /my/logins/direct. Never throws. */
export async function dispatch(request: Request): Promise<Response> {
  const progress = begin(request);
  const response = await respond(progress).catch(async (error: unknown) =>
    answerError(await countRefused(error, progress), progress),
  );
  leaveLine(progress, response.status);
  return response;
}

/** A call refused before anybody was known counts for its address; then it may be one too many. */
async function countRefused(error: unknown, { headers, actor }: Progress): Promise<unknown> {
  if (error instanceof LimitReached || headers["X-Rate-Limit-Limit"]) return error;
  try {
    Object.assign(headers, await countCall(limitOf(actor), actor.now));
    return error;
  } catch (reached) {
    return reached;
  }
}

function answerError(error: unknown, progress: Progress): Response {
  if (error instanceof LimitReached) {
    Object.assign(progress.headers, error.headers);
    return answerRefusal(error.refusal, progress);
  }
  if (error instanceof AppError && error.code === "busy")
    progress.headers["Retry-After"] = String(error.facts.retryAfter ?? 2);
  let worded: ObpRefusal | null = null;
  let fault = error;
  try {
    const { match, call } = progress;
    worded =
      error instanceof DirectLoginFault
        ? wordFault(error)
        : wordRefusal(error, match?.endpoint ?? nowhere, call);
  } catch (another) {
    fault = another;
  }
  if (!worded) log.fault(fault, progress.correlationId);
  return answerRefusal(worded ?? refusal("OBP-50015"), progress);
}

/** Stands for the endpoint where there is none. */
const nowhere = { id: "", family: "own" } as Match["endpoint"];

function begin(request: Request): Progress {
  const correlationId = uuidv7();
  const facts = {
    correlationId,
    address: request.headers.get(callerHeader),
    agent: request.headers.get("user-agent"),
  };
  const actor = stranger({ ...facts, now: new Date() });
  const url = new URL(request.url);
  const started = performance.now();
  const asked = readAsked(request, url);
  const known = { request, asked, url, correlationId, caller: "", headers: {}, actor, match: null, started };
  return { ...known, call: makeCall(known, undefined) };
}

async function respond(progress: Progress): Promise<Response> {
  const { request, asked, url } = progress;
  const { headers } = request;
  if (asked.verb === "OPTIONS") return answerOptions();
  const bytes = await readBody(request);
  const contentType = headers.get("content-type");
  const json = isJson(contentType) ? parseJson(bytes) : undefined;
  refuseDuplicates(url.searchParams);
  const match = findRoute(asked, contentType, headers.get("accept"));
  if (!match)
    throw refusal(
      "OBP-10404",
      `Current Url is (${asked.path}), Current Content-Type Header is (${contentType ?? ""})`,
    );
  progress.match = match;
  // Logging in looks at the same headers itself.
  if (!match.endpoint.isBodiless) progress.actor = await findCaller(headers, progress.actor);
  const { personId, consumer } = progress.actor;
  progress.caller = `${consumer?.id ?? ""} ${personId ?? ""}`;
  Object.assign(progress.headers, await countCall(limitOf(progress.actor), progress.actor.now));
  progress.call = makeCall(progress, json);
  const result = await match.endpoint.run(progress.call);
  if (match.endpoint.isPaged) Object.assign(progress.headers, tellRange(url.searchParams));
  return answerResult(match.endpoint.success, result, progress);
}

function findRoute({ verb, path }: Asked, contentType: string | null, accept: string | null): Match | null {
  if (!acceptsJson(accept)) return null;
  const address = path === "/my/logins/direct" ? "/obp/v6.0.0/my/logins/direct" : path;
  const match = router().find(verb === "HEAD" ? "GET" : verb, address);
  if (!match || match.endpoint.isBodiless) return match;
  return (verb === "POST" || verb === "PUT") && !isJson(contentType) ? null : match;
}

const makeCall = ({ request, url, actor, match, headers }: Omit<Progress, "call">, json: unknown): Call => ({
  actor,
  params: match?.params ?? {},
  query: url.searchParams,
  body: undefined,
  json,
  version: match?.version ?? currentVersion,
  headers: request.headers,
  answerHeaders: headers,
});

/** One line a call, refused or not: no personal data, no token, no address with ids in it. */
function leaveLine({ correlationId, actor, match, asked, started }: Progress, status: number) {
  log.info("obp", {
    correlationId,
    consumer: actor.consumer?.id,
    person: actor.personId,
    endpoint: match?.endpoint.id ?? "none",
    verb: asked.verb,
    status,
    ms: Math.round((performance.now() - started) * 10) / 10,
  });
}
