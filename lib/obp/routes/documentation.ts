// The documentation of this API, served by itself: resource-docs, Swagger, OpenAPI.
import { z } from "zod";
import { readVersion } from "@/lib/obp/docs/describe";
import { tellOpenApi, tellSwagger } from "@/lib/obp/docs/open-api";
import { tellResourceDocs } from "@/lib/obp/docs/resource-docs";
import { type Endpoint, fact } from "@/lib/obp/endpoint";

const common = {
  family: "wrapper",
  verb: "GET",
  order: [],
  isAnonymous: true,
  tags: ["Documentation", "API"],
  success: 200,
  listed: ["OBP-00027", "OBP-00008", "OBP-10041"],
} as const;

const anyObject = z.record(z.string(), z.unknown());

/** `all` is asked for late: the table it returns contains these entries. */
export const documentationRoutes = (all: () => readonly Endpoint[]): Endpoint[] => [
  fact({
    ...common,
    id: "OBPv2.0.0-getResourceDocsObp",
    path: "/resource-docs/API_VERSION/obp",
    summary: "Get Resource Docs",
    about: "Every endpoint that API_VERSION serves. Query: tags, functions, locale, content.",
    answer: z.strictObject({
      resource_docs: z.array(anyObject),
      meta: z.strictObject({ response_date: z.string(), count: z.int() }),
    }),
    tell: (call) => tellResourceDocs(readVersion(call.params.API_VERSION ?? ""), call, all()),
  }),
  fact({
    ...common,
    id: "OBPv2.0.0-getResourceDocsSwagger",
    path: "/resource-docs/API_VERSION/swagger",
    summary: "Get Swagger documentation",
    about: "The same as a Swagger 2.0 document.",
    answer: anyObject,
    tell: ({ params }) => tellSwagger(readVersion(params.API_VERSION ?? ""), all()),
  }),
  fact({
    ...common,
    id: "OBPv2.0.0-getResourceDocsOpenApi",
    path: "/resource-docs/API_VERSION/openapi",
    summary: "Get OpenAPI documentation",
    about: "The same as an OpenAPI 3.1 document.",
    answer: anyObject,
    tell: ({ params }) => tellOpenApi(readVersion(params.API_VERSION ?? ""), all()),
  }),
];
