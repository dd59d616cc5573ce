// A moment of the audit: to the second, in UTC.
import { formatDate, formatTimestamp } from "@/lib/format";

export function When({ at }: { at: Date }) {
  return (
    <time dateTime={at.toISOString()} title={formatTimestamp(at)}>
      <span className="soft">{formatDate(at)}</span>{" "}
      <span className="id">{at.toISOString().slice(11, 19)}</span>
    </time>
  );
}
