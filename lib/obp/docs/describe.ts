// What can be said of an endpoint without running it: which errors it may answer, and where it is served.
import { type Described, type Endpoint, sinceOf } from "@/lib/obp/endpoint";
import { type ObpCode, obpErrors, refusal, textOf } from "@/lib/obp/errors";
import { isServed } from "@/lib/obp/router";
import { isVersion, type Version } from "@/lib/obp/versions";

const isCode = (text: string): text is ObpCode => text in obpErrors;

/** The codes that follow from the checks, and those its entry lists, each with its text. */
export function errorsOf({ order, roles = [], listed = [], body, isAnonymous }: Described): string[] {
  const codes: string[] = [
    ...(isAnonymous ? [] : ["OBP-20001"]),
    ...(roles.length > 0 ? ["OBP-20006"] : []),
    ...(body ? ["OBP-10001"] : []),
    ...(order.includes("bank") ? ["OBP-30001"] : []),
    ...(order.includes("person") ? ["OBP-20005"] : []),
    ...(order.includes("customer") ? ["OBP-30046"] : []),
    ...listed,
    "OBP-50000",
  ];
  return [...new Set(codes)].map((code) => (isCode(code) ? textOf(code) : code));
}

/** What a version serves and documents, in the order of the tables. */
export const servedBy = (version: Version, endpoints: readonly Endpoint[]): Endpoint[] =>
  endpoints.filter((endpoint) => !endpoint.isUnlisted && isServed(endpoint, version));

/** What OBP says under every endpoint; an administrator could change it there, here nobody can. */
export const standing = ["Required JSON Validation: No", "Allowed Authentication Types: Not set"] as const;

/** The variables of a path. */
export const variablesOf = ({ path }: Described): string[] =>
  path.split("/").filter((part) => /^[A-Z][A-Z0-9_]*$/.test(part));

/** `v5.1.0` or `OBPv5.1.0`. Throws OBP-00008 for versions of OBP that are not served, OBP-00027 for what is none. */
export function readVersion(text: string): Version {
  const version = text.replace(/^OBP/, "");
  if (isVersion(version)) return version;
  throw refusal(/^v\d+\.\d+(\.\d+)?$/.test(version) ? "OBP-00008" : "OBP-00027");
}

export const addressOf = (endpoint: Described, version: Version = sinceOf(endpoint)): string =>
  `/obp/${version}${endpoint.path}`;
