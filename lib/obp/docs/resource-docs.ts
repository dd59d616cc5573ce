// resource-docs: what API Explorer and other OBP clients discover an API by.

import { bankRoles } from "@/lib/core/roles";
import { addressOf, errorsOf, servedBy, standing } from "@/lib/obp/docs/describe";
import { exampleOf, schemaOf } from "@/lib/obp/docs/json-schema";
import { type Call, type Endpoint, functionOf, sinceOf } from "@/lib/obp/endpoint";
import { refusal } from "@/lib/obp/errors";
import type { Version } from "@/lib/obp/versions";
import { formatObpDate } from "@/lib/text/schema";

// Of the process and not of the request: the same documentation keeps the same ETag.
const since = formatObpDate(new Date());

const escapeHtml = (text: string) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const toHtml = (text: string) => `<p>${escapeHtml(text).replaceAll("\n", "</p>\n<p>")}</p>\n`;

const about = (endpoint: Endpoint) =>
  [endpoint.about, `Authentication is ${endpoint.isAnonymous ? "Optional" : "Mandatory"}`, ...standing].join(
    "\n\n",
  );

function docOf(endpoint: Endpoint, version: Version) {
  const [body, answer] = [schemaOf(endpoint.body, "input"), schemaOf(endpoint.answer, "output")];
  return {
    operation_id: endpoint.id,
    implemented_by: { version: `OBP${sinceOf(endpoint)}`, function: functionOf(endpoint) },
    request_verb: endpoint.verb,
    request_url: addressOf(endpoint),
    summary: endpoint.summary,
    description: toHtml(about(endpoint)),
    description_markdown: about(endpoint),
    example_request_body: exampleOf(body) ?? {},
    success_response_body: exampleOf(answer) ?? {},
    error_response_bodies: errorsOf(endpoint),
    tags: endpoint.tags,
    typed_request_body: body ?? {},
    typed_success_response_body: answer ?? {},
    roles: (endpoint.roles ?? []).map((role) => ({
      role,
      requires_bank_id: bankRoles.some((name) => name === role),
    })),
    is_featured: false,
    special_instructions: "",
    specified_url: addressOf(endpoint, version),
    connector_methods: [],
  };
}

const listOf = (query: URLSearchParams, name: string) =>
  query
    .get(name)
    ?.split(",")
    .map((part) => part.trim());
const locales = ["en_GB", "es_ES", "ro_RO"];

/** Query: tags, functions (comma lists), locale or language, content = static | dynamic | all. */
export function tellResourceDocs(version: Version, { query }: Call, endpoints: readonly Endpoint[]) {
  const [tags, functions] = [listOf(query, "tags"), listOf(query, "functions")];
  const locale = query.get("locale") ?? query.get("language");
  if (locale && !locales.includes(locale)) throw refusal("OBP-10041");
  const isDynamic = query.get("content")?.toLowerCase() === "dynamic";
  const wanted = servedBy(version, endpoints).filter(
    (endpoint) =>
      !isDynamic &&
      (!tags || endpoint.tags.some((tag) => tags.includes(tag))) &&
      (!functions || functions.includes(functionOf(endpoint))),
  );
  return {
    resource_docs: wanted.map((endpoint) => docOf(endpoint, version)),
    meta: { response_date: since, count: wanted.length },
  };
}
