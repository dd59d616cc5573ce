// The reference page's facts: the endpoints of one tag, ready to be drawn.
import { addressOf, errorsOf, servedBy, standing } from "@/lib/obp/docs/describe";
import { exampleOf, schemaOf } from "@/lib/obp/docs/json-schema";
import { allRoutes } from "@/lib/obp/routes";
import { currentVersion } from "@/lib/obp/versions";

export interface Operation {
  id: string;
  verb: string;
  path: string;
  /** The address of the version that brought it. */
  firstPath: string;
  summary: string;
  about: string[];
  /** OBP's two lines about validations: the same everywhere. */
  standing: readonly string[];
  roles: readonly string[];
  isAnonymous: boolean;
  bodyName: string | null;
  /** JSON text; null without a body. */
  body: string | null;
  success: number;
  answer: string | null;
  errors: string[];
}

const all = () => servedBy(currentVersion, allRoutes());
const asText = (example: unknown) => (example === undefined ? null : JSON.stringify(example, null, 2));

/** Every tag with how many endpoints it has; KYC first. */
export function listTags(): { tag: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { tags } of all()) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const inOrder = [...counts].sort(
    ([a], [b]) => Number(b === "KYC") - Number(a === "KYC") || a.localeCompare(b),
  );
  return inOrder.map(([tag, count]) => ({ tag, count }));
}

/** The endpoints of a tag; none for a tag that does not exist. */
export const listOperations = (tag: string): Operation[] =>
  all()
    .filter(({ tags }) => tags.includes(tag))
    .map((endpoint) => ({
      id: endpoint.id,
      verb: endpoint.verb,
      path: addressOf(endpoint, currentVersion),
      firstPath: addressOf(endpoint),
      summary: endpoint.summary,
      about: endpoint.about.split("\n"),
      standing,
      roles: endpoint.roles ?? [],
      isAnonymous: endpoint.isAnonymous ?? false,
      bodyName: endpoint.bodyName ?? null,
      body: asText(exampleOf(schemaOf(endpoint.body, "input"))),
      success: endpoint.success,
      answer: asText(exampleOf(schemaOf(endpoint.answer, "output"))),
      errors: errorsOf(endpoint),
    }));
