// Runs once when the server starts: the environment is checked before the first request, callers are told apart, the end is prepared.
import type { Instrumentation } from "next";

export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env, isBench } = await import("@/lib/core/env");
  const { watchForDrain } = await import("@/lib/core/drain");
  const { watchReplica } = await import("@/lib/core/replica");
  const { markCallers } = await import("@/lib/core/caller-address");
  const { makeObpRequestsPlain } = await import("@/lib/obp/raw-request");
  const { logAccess } = await import("@/lib/core/access-log");
  const { TRUSTED_PROXIES, NODE_ENV, NEXT_DIST_DIR, SMTP_URL } = env();
  markCallers(TRUSTED_PROXIES);
  makeObpRequestsPlain();
  watchForDrain();
  const { keepLengths } = await import("@/lib/core/answer-length");
  keepLengths();
  watchReplica();
  // In development Next prints a line of its own, and there is no list of routes.
  if (NODE_ENV === "production") logAccess(NEXT_DIST_DIR);
  const { keepWorking } = await import("@/lib/core/jobs");
  const { mailWorker } = await import("@/lib/mail/send");
  const { expiryWorker } = await import("@/lib/expiry/sweep");
  const { tidyWorker } = await import("@/lib/auth/tidy");
  const { auditWorker } = await import("@/lib/audit/upkeep");
  const { indexWorker } = await import("@/lib/import/mend");
  // Without a mail server nothing is queued. A bench would else measure the first round over 100,000 customers too.
  const { keepIncomingClean, mediaWorker } = await import("@/lib/media/upkeep");
  keepIncomingClean();
  const { tellCutOff } = await import("@/lib/core/cut-off");
  tellCutOff();
  const daily = [expiryWorker(), mediaWorker(), tidyWorker(), auditWorker(), indexWorker()];
  const byTheClock = isBench() ? [] : daily;
  const workers = [...(SMTP_URL ? [mailWorker()] : []), ...byTheClock];
  if (workers.length > 0) await keepWorking(workers);
}

/** A bug in a page or an action: logged under the request's number, and under the digest that its error page shows. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { log } = await import("@/lib/core/log");
  const given = request.headers["x-correlation-id"];
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  // The route's template, never the path: that one has ids in it.
  log.fault(error, typeof given === "string" ? given : undefined, {
    digest,
    route: context.routePath,
    kind: context.routeType,
  });
};
