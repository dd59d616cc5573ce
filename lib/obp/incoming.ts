// Reads a request before any endpoint sees it: its body within bounds, as JSON when it says so, and its query.
import { ObpRefusal, refusal, textOf } from "@/lib/obp/errors";
import { parseExactly } from "@/lib/obp/json/numeral";

export const maxBytes = 256 * 1024;
const maxDepth = 64;

const tooLarge = () => new ObpRefusal(413, `${textOf("OBP-10001")} The body is larger than 256 kB.`);

/** The body's bytes, counted as they are really read: a declared length may be missing or a lie. */
export async function readBody(request: Request): Promise<Uint8Array> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge();
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel().catch(() => undefined);
      throw tooLarge();
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks);
}

/** Whether the header announces JSON: application/json or text/json, with whatever parameters. */
export const isJson = (contentType: string | null): boolean =>
  /^\s*(application|text)\/json\s*(;|$)/i.test(contentType ?? "");

/** JSON is UTF-8; what is not must not be stored as something else. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw refusal("OBP-10001", " The body is not UTF-8.");
  }
}

/** JSON, or undefined when there is none. Broken or absurdly nested JSON is OBP's 400 with the parser's own text. */
export function parseJson(bytes: Uint8Array): unknown {
  const text = decode(bytes);
  if (text.trim() === "") return undefined;
  if (depthOf(text) > maxDepth) throw refusal("OBP-10001", ` It is nested deeper than ${maxDepth} levels.`);
  try {
    return parseExactly(text);
  } catch (error) {
    throw refusal("OBP-10001", ` ${error instanceof Error ? error.message : ""}`);
  }
}

/** How deep arrays and objects nest, without recursion. */
function depthOf(text: string): number {
  let [depth, deepest, isInString] = [0, 0, false];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (isInString) {
      if (sign === "\\") at += 1;
      else if (sign === '"') isInString = false;
    } else if (sign === '"') isInString = true;
    else if (sign === "{" || sign === "[") deepest = Math.max(deepest, ++depth);
    else if (sign === "}" || sign === "]") depth -= 1;
  }
  return deepest;
}

export function refuseDuplicates(query: URLSearchParams) {
  const names = [...query.keys()];
  if (new Set(names).size !== names.length) throw refusal("OBP-09016");
}

const jsonTypes = ["application/json", "text/json"];

/** Whether an Accept header leaves room for JSON: of what matches a type the closest counts, and `q=0` rules it out. */
export function acceptsJson(accept: string | null): boolean {
  if (!accept?.trim()) return true;
  const ranges = accept.split(",").map((part) => {
    const [range = "", ...parameters] = part.toLowerCase().replace(/\s/g, "").split(";");
    return { range, isOut: parameters.some((one) => /^q=0(\.0*)?$/.test(one)) };
  });
  return jsonTypes.some((type) => {
    const closest = [type, type.replace(/json$/, "*"), "*/*"];
    const found = closest.map((one) => ranges.find(({ range }) => range === one)).find(Boolean);
    return found !== undefined && !found.isOut;
  });
}
