// How sure a field is when digits, the printed page and the record have all been asked.
import type { FieldName } from "@/lib/mrz/layout";
import type { PageReading } from "./read-page";

/**
 * `certain`: something other than the zone's own characters says the same. `doubtful`: marked. `unproven`: under no
 * digit, and nothing else says so: an officer compares it with the picture.
 */
export type FieldStanding = "certain" | "doubtful" | "unproven";

/** `agreesWith` are fields whose value on record is the one read. */
export function standingOf(
  { zone, printed }: Pick<PageReading, "zone" | "printed">,
  name: FieldName,
  agreesWith: readonly FieldName[] = [],
): FieldStanding {
  const field = zone.fields.find((one) => one.name === name);
  if (!field) return "unproven";
  if (field.standing === "proven" || printed.includes(name) || agreesWith.includes(name)) return "certain";
  return field.standing === "doubtful" ? "doubtful" : "unproven";
}
