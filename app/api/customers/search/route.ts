// What the search box asks while somebody types.
import { presentSearch } from "@/app/(office)/customers/present-search";
import { searchCustomers } from "@/lib/customers/search";
import { jsonRoute } from "@/lib/web/json-route";

export const POST = jsonRoute(searchCustomers, presentSearch);
