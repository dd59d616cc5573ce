// JSON Schemas and examples out of the very Zod schemas that read bodies and check answers.
import { z } from "zod";

export interface JsonSchema {
  type?: string | string[];
  format?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  const?: unknown;
  example?: unknown;
  [other: string]: unknown;
}

const made = new WeakMap<z.ZodType, JsonSchema>();

/** A body's schema says what may be sent, an answer's what is sent. Null for no body at all. */
export function schemaOf(schema: z.ZodType | undefined, io: "input" | "output"): JsonSchema | null {
  if (!schema || schema instanceof z.ZodUndefined) return null;
  const known = made.get(schema);
  if (known) return known;
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as JsonSchema;
  made.set(schema, json);
  return json;
}

/** The example that its leaves give; one item in each list. */
export function exampleOf(schema: JsonSchema | null): unknown {
  if (!schema) return undefined;
  if (schema.example !== undefined) return schema.example;
  if (schema.const !== undefined) return schema.const;
  if (schema.properties)
    return Object.fromEntries(
      Object.entries(schema.properties).map(([name, inner]) => [name, exampleOf(inner)]),
    );
  if (schema.items) {
    const item = exampleOf(schema.items);
    return item === undefined ? [] : [item];
  }
  const [first] = schema.anyOf ?? [];
  if (first) return exampleOf(first);
  return schema.type === "object" ? {} : undefined;
}

/** For Swagger 2.0, which knows no null and no `const`. */
export function toSwagger(schema: JsonSchema): JsonSchema {
  const { anyOf, const: only, example, type, properties, items, propertyNames: _, ...rest } = schema;
  const inner = anyOf?.find((one) => one.type !== "null");
  if (inner) return { ...rest, ...toSwagger(inner), "x-nullable": true };
  const types = [type ?? []].flat();
  const known = types.find((name) => name !== "null");
  return {
    ...rest,
    ...(known && { type: known }),
    ...(types.includes("null") && { "x-nullable": true }),
    ...(only !== undefined && { enum: [only] }),
    ...(example !== undefined && { example }),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, toSwagger(one)])),
    }),
    ...(items && { items: toSwagger(items) }),
  };
}
