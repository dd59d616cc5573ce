// What was imported: who, when, from which file with which hash, and what came of it.
import { badgeOf } from "@/app/(office)/import/present-import";
import { Badge } from "@/components/ui/badge";
import { Go } from "@/components/ui/go";
import { type Column, Table } from "@/components/ui/table";
import { formatCount, formatDateTime, sinceWords, visibleText } from "@/lib/format";
import type { Import } from "@/lib/import/schema";

const columns: Column[] = [
  { key: "file", label: "File" },
  { key: "bank", label: "Bank" },
  { key: "state", label: "State" },
  { key: "rows", label: "Customers" },
  { key: "who", label: "By" },
  { key: "when", label: "Since" },
];

export function ImportsTable({ imports, now }: { imports: Import[]; now: Date }) {
  return (
    <Table title="Imports" columns={columns} asLines>
      {imports.map((one) => (
        <ImportLine key={one.importId} found={one} now={now} />
      ))}
    </Table>
  );
}

function ImportLine({ found, now }: { found: Import; now: Date }) {
  const { importId, bankId, files, state, loadedByName, startedByName, startedAt } = found;
  const [customers] = files;
  const at = found.finishedAt ?? found.loadedAt ?? startedAt;
  return (
    <tr>
      <td className="wrap-anywhere">
        <Go className="name" href={`/import/${importId}`}>
          {visibleText(customers?.name ?? importId)}
        </Go>
        {customers?.sha256 && (
          <span className="meta block" title={`SHA-256 ${customers.sha256}`}>
            SHA-256 {customers.sha256.slice(0, 12)}…
          </span>
        )}
      </td>
      <td className="nowrap">{bankId}</td>
      <td>
        <Badge {...badgeOf(found)} />
      </td>
      <td className="nowrap">
        {formatCount((state === "done" ? customers?.loadedRows : customers?.rows) ?? 0)}
      </td>
      <td>{visibleText(loadedByName ?? startedByName)}</td>
      <td className="soft nowrap" title={`${formatDateTime(at)} UTC`}>
        {sinceWords(at, now)}
      </td>
    </tr>
  );
}
