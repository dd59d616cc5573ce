// What the forbidden page asks: which role was missing. The page itself is drawn before the refusal is known.
import { lastRefusal } from "@/lib/people/refusals";
import { jsonRoute } from "@/lib/web/json-route";

export const POST = jsonRoute(lastRefusal, (refusal) => refusal);
