// Everything under /obp: lib/obp answers, whatever the verb.
import { dispatch } from "@/lib/obp/dispatch";

export const dynamic = "force-dynamic";

export {
  dispatch as DELETE,
  dispatch as GET,
  dispatch as HEAD,
  dispatch as OPTIONS,
  dispatch as PATCH,
  dispatch as POST,
  dispatch as PUT,
};
