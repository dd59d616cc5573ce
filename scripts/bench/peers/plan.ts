// What a plan does, from its leaves to its root, in a few words.
interface Node {
  "Node Type": string;
  "Index Name"?: string;
  Plans?: Node[];
}

/** Steps that only pass on what others found. */
const passing = new Set(["Limit", "Gather", "Gather Merge"]);

function* stepsOf(node: Node): Generator<string> {
  for (const child of node.Plans ?? []) yield* stepsOf(child);
  const { "Node Type": type, "Index Name": index } = node;
  if (!passing.has(type)) yield index ? `${type} of ${index}` : type;
}

/** @param explained the answer to EXPLAIN (FORMAT JSON): one row with one column. */
export const writePlan = (explained: { "QUERY PLAN": { Plan: Node }[] }[]): string =>
  explained.flatMap((row) => row["QUERY PLAN"].flatMap(({ Plan }) => [...stepsOf(Plan)])).join(", ");
