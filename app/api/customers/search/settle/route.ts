// The look-up in the box is done.
import { settleSearch } from "@/lib/customers/look-ups";
import { jsonRoute } from "@/lib/web/json-route";

export const POST = jsonRoute(settleSearch, (settled) => settled);
