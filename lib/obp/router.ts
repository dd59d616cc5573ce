// Finds the endpoint for a verb, a version and an address: words before variables.
import type { Endpoint } from "@/lib/obp/endpoint";
import { isAtLeast, isVersion, type Version } from "@/lib/obp/versions";

export interface Match {
  endpoint: Endpoint;
  params: Record<string, string>;
  version: Version;
}

const isVariable = (segment: string) => /^[A-Z][A-Z0-9_]*$/.test(segment);
const segmentsOf = (path: string) => path.split("/").slice(1);

/** Words sort before variables, position by position: `/customers/attributes/ID` before `/customers/CUSTOMER_ID/…`. */
const sortKey = ({ path }: Endpoint) =>
  segmentsOf(path)
    .map((segment) => (isVariable(segment) ? "1" : "0"))
    .join("");

export interface Router {
  find(verb: string, pathname: string): Match | null;
}

export function makeRouter(endpoints: readonly Endpoint[]): Router {
  const shelves = new Map<string, { endpoint: Endpoint; segments: string[] }[]>();
  const sorted = [...endpoints].sort((a, b) => sortKey(a).localeCompare(sortKey(b)));
  for (const endpoint of sorted) {
    const segments = segmentsOf(endpoint.path);
    const key = `${endpoint.verb} ${segments.length}`;
    shelves.set(key, [...(shelves.get(key) ?? []), { endpoint, segments }]);
  }
  return {
    find(verb, pathname) {
      const [, prefix, version = "", ...rest] = pathname.split("/");
      if (prefix !== "obp" || !isVersion(version)) return null;
      const asked = rest.map(decode);
      for (const { endpoint, segments } of shelves.get(`${verb} ${rest.length}`) ?? []) {
        if (!isServed(endpoint, version)) continue;
        const params = matchSegments(segments, asked);
        if (params) return { endpoint, params, version };
      }
      return null;
    },
  };
}

/** Clients call the version that first had an endpoint, or any other: all versions answer with all of them. */
export const isServed = ({ from, until }: Endpoint, version: Version): boolean =>
  (!from || isAtLeast(version, from)) && (!until || isAtLeast(until, version));

function matchSegments(pattern: readonly string[], asked: readonly (string | null)[]) {
  const params: Record<string, string> = {};
  for (const [at, segment] of pattern.entries()) {
    const value = asked[at];
    if (value === null || value === undefined) return null;
    if (!isVariable(segment)) {
      if (segment !== value) return null;
    } else if (value === "") return null;
    else params[segment] = value;
  }
  return params;
}

/** A segment as the client meant it; null for a broken escape or a character no id has. */
function decode(segment: string): string | null {
  try {
    const text = decodeURIComponent(segment);
    return text.includes("\0") ? null : text;
  } catch {
    return null;
  }
}
