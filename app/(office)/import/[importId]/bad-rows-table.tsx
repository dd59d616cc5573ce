// The first rows that cannot be taken, by line, column and reason; all of them as a file.
import { LinkButton } from "@/components/ui/button";
import { type Column, Table } from "@/components/ui/table";
import { formatCount } from "@/lib/format";
import type { BadRow, Import } from "@/lib/import/schema";

const columns: Column[] = [
  { key: "file", label: "File" },
  { key: "line", label: "Line" },
  { key: "field", label: "Column" },
  { key: "reason", label: "Why" },
];

export function BadRows({ found }: { found: Import & { bad: BadRow[] } }) {
  const { importId, bad, badRows } = found;
  const foot = (
    <div className="pager">
      <span>
        {bad.length < badRows
          ? `The first ${formatCount(bad.length)} of ${formatCount(badRows)}`
          : "All of them"}
      </span>
      <LinkButton small icon="file-down" href={`/import/${importId}/bad-rows`}>
        All as CSV
      </LinkButton>
    </div>
  );
  return (
    <Table title="Rows that cannot be taken" columns={columns} asLines foot={foot}>
      {bad.map(({ kind, line, field, reason }) => (
        <tr key={`${kind} ${line} ${field} ${reason}`}>
          <td>{kind}</td>
          <td className="nowrap">{formatCount(line)}</td>
          <td className="wrap-anywhere">{field}</td>
          <td>{reason}</td>
        </tr>
      ))}
    </Table>
  );
}
