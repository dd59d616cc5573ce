// limit, offset and sort_direction of a list, also with OBP's prefix.
import { refusal } from "@/lib/obp/errors";
import { parseObpDate } from "@/lib/text/schema";

export interface Page {
  limit: number;
  offset: number;
  direction: "ASC" | "DESC";
  /** Changed no earlier and no later than this. */
  from?: Date;
  to?: Date;
}

export const maxLimit = 500;
const defaultLimit = 50;
const names = new Set(["limit", "offset", "sort_direction", "from_date", "to_date", "locale", "language"]);

const readOne = (query: URLSearchParams, name: string) => query.get(name) ?? query.get(`obp_${name}`);

function readWhole(text: string, code: "OBP-10024" | "OBP-10025", least: number): number {
  const value = Number(text);
  if (!/^\d{1,9}$/.test(text) || value < least) throw refusal(code);
  return value;
}

function readDate(query: URLSearchParams, name: "from_date" | "to_date"): Date | undefined {
  const text = readOne(query, name);
  if (text === null) return undefined;
  const date = parseObpDate(text);
  if (!date) throw refusal("OBP-10026");
  return date;
}

/** Throws OBP-10023 … OBP-10026. More than the most there is reads as the most. */
export function readPage(query: URLSearchParams, usual = defaultLimit): Page {
  const direction = (readOne(query, "sort_direction") ?? "ASC").toUpperCase();
  if (direction !== "ASC" && direction !== "DESC") throw refusal("OBP-10023");
  const limit = readOne(query, "limit");
  const offset = readOne(query, "offset");
  const [from, to] = [readDate(query, "from_date"), readDate(query, "to_date")];
  return {
    direction,
    ...(from && { from }),
    ...(to && { to }),
    limit: limit === null ? usual : Math.min(maxLimit, readWhole(limit, "OBP-10025", 1)),
    offset: offset === null ? 0 : readWhole(offset, "OBP-10024", 0),
  };
}

/** What else stands in the query: filters by attribute name, each with one or several values. */
export const readFilters = (query: URLSearchParams) =>
  [...query]
    .filter(([name]) => !names.has(name.replace(/^obp_/, "")))
    .map(([name, value]) => ({ name, values: value.split(",") }));

/** `Range: items=<offset>-<limit>`, when the client paged. */
export function tellRange(query: URLSearchParams): Record<string, string> {
  const [limit, offset] = [readOne(query, "limit"), readOne(query, "offset")];
  if (limit === null && offset === null) return {};
  const page = readPage(query);
  return { Range: `items=${page.offset}-${page.limit}` };
}
