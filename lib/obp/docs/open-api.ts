// The same API as OpenAPI 3.1 and as Swagger 2.0, from the same table and the same schemas.
import { env } from "@/lib/core/env";
import { errorsOf, servedBy, variablesOf } from "@/lib/obp/docs/describe";
import { exampleOf, type JsonSchema, schemaOf, toSwagger } from "@/lib/obp/docs/json-schema";
import { type Described, type Endpoint, functionOf } from "@/lib/obp/endpoint";
import { obpErrors } from "@/lib/obp/errors";
import type { Version } from "@/lib/obp/versions";

const errorSchema: JsonSchema = {
  type: "object",
  properties: {
    code: { type: "integer", example: 400 },
    message: { type: "string", example: "OBP-10001: …" },
  },
  required: ["code", "message"],
};

const info = (version: Version) => ({
  title: "Dossier: the Open Bank Project KYC API",
  version,
  description:
    "Know your customer: checks, documents, media and statuses, tax residences, addresses, look-ups, overviews, invitations, and what a client needs around them. Log in with DirectLogin at /my/logins/direct.",
});

const pathOf = (endpoint: Described) => {
  const names = variablesOf(endpoint);
  return endpoint.path
    .split("/")
    .map((part) => (names.includes(part) ? `{${part}}` : part))
    .join("/");
};

/** By status: the errors an endpoint may answer with. */
function errorsByStatus(endpoint: Endpoint): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const text of errorsOf(endpoint)) {
    const code = /^OBP-\d+/.exec(text)?.[0] as keyof typeof obpErrors | undefined;
    const status = String((code && obpErrors[code]?.status) ?? 400);
    found.set(status, [...(found.get(status) ?? []), text]);
  }
  return found;
}

const roleNote = ({ roles = [] }: Endpoint) => (roles.length > 0 ? `\n\nRoles: ${roles.join(" or ")}` : "");
const described = (endpoint: Endpoint) => ({
  operationId: functionOf(endpoint),
  summary: endpoint.summary,
  description: `${endpoint.about}${roleNote(endpoint)}`,
  tags: [...endpoint.tags],
});

function openApiOperation(endpoint: Endpoint) {
  const [body, answer] = [schemaOf(endpoint.body, "input"), schemaOf(endpoint.answer, "output")];
  const content = (schema: JsonSchema) => ({ "application/json": { schema, example: exampleOf(schema) } });
  const refusals = [...errorsByStatus(endpoint)].map(([status, texts]) => [
    status,
    {
      description: texts.join("\n\n"),
      content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
    },
  ]);
  return {
    ...described(endpoint),
    parameters: variablesOf(endpoint).map((name) => ({
      name,
      in: "path",
      required: true,
      schema: { type: "string" },
    })),
    ...(body && { requestBody: { required: true, content: content(body) } }),
    responses: {
      [endpoint.success]: { description: "Success", ...(answer && { content: content(answer) }) },
      ...Object.fromEntries(refusals),
    },
    security: endpoint.isAnonymous ? [] : [{ DirectLogin: [] }],
  };
}

function swaggerOperation(endpoint: Endpoint) {
  const [body, answer] = [schemaOf(endpoint.body, "input"), schemaOf(endpoint.answer, "output")];
  const refusals = [...errorsByStatus(endpoint)].map(([status, texts]) => [
    status,
    { description: texts.join("\n\n"), schema: { $ref: "#/definitions/Error" } },
  ]);
  return {
    ...described(endpoint),
    parameters: [
      ...variablesOf(endpoint).map((name) => ({ name, in: "path", required: true, type: "string" })),
      ...(body ? [{ name: endpoint.bodyName, in: "body", required: true, schema: toSwagger(body) }] : []),
    ],
    responses: {
      [endpoint.success]: { description: "Success", ...(answer && { schema: toSwagger(answer) }) },
      ...Object.fromEntries(refusals),
    },
    security: endpoint.isAnonymous ? [] : [{ DirectLogin: [] }],
  };
}

function pathsOf(endpoints: readonly Endpoint[], operation: (endpoint: Endpoint) => object) {
  const paths: Record<string, Record<string, object>> = {};
  for (const endpoint of endpoints) {
    const path = pathOf(endpoint);
    paths[path] = { ...paths[path], [endpoint.verb.toLowerCase()]: operation(endpoint) };
  }
  return paths;
}

const directLogin = { type: "apiKey", in: "header", name: "DirectLogin", description: "token=TOKEN" };

export const tellOpenApi = (version: Version, endpoints: readonly Endpoint[]) => ({
  openapi: "3.1.0",
  info: info(version),
  servers: [{ url: `${env().PUBLIC_URL}/obp/${version}` }],
  paths: pathsOf(servedBy(version, endpoints), openApiOperation),
  components: { schemas: { Error: errorSchema }, securitySchemes: { DirectLogin: directLogin } },
});

export function tellSwagger(version: Version, endpoints: readonly Endpoint[]) {
  const { host, protocol } = new URL(env().PUBLIC_URL);
  return {
    swagger: "2.0",
    info: info(version),
    host,
    basePath: `/obp/${version}`,
    schemes: [protocol.replace(":", "")],
    consumes: ["application/json"],
    produces: ["application/json"],
    paths: pathsOf(servedBy(version, endpoints), swaggerOperation),
    definitions: { Error: errorSchema },
    securityDefinitions: { DirectLogin: directLogin },
  };
}
