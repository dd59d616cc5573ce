// The files of an import, by whom it was begun and let in.
import { Card } from "@/components/ui/card";
import { type Column, Table } from "@/components/ui/table";
import { formatCount, formatDateTime, visibleText } from "@/lib/format";
import type { Import } from "@/lib/import/schema";

const columns: Column[] = [
  { key: "kind", label: "What" },
  { key: "name", label: "File" },
  { key: "rows", label: "Rows" },
  { key: "written", label: "Written" },
];
const kinds = {
  customers: "Customers",
  addresses: "Addresses",
  "tax-residences": "Tax residences",
  attributes: "Attributes",
} as const;

export function FilesCard({ found }: { found: Import }) {
  const { bankName, bankId, startedByName, startedAt, loadedByName, loadedAt, isStrict } = found;
  return (
    <>
      <Card id="about-import" title="About this import">
        <p className="card-body">
          For {visibleText(bankName)} ({bankId}). Begun by {visibleText(startedByName)} on{" "}
          {formatDateTime(startedAt)} UTC
          {loadedByName &&
            loadedAt &&
            `, let in by ${visibleText(loadedByName)} on ${formatDateTime(loadedAt)} UTC`}
          .{isStrict && " Checked as strictly as the forms."}
        </p>
      </Card>
      <Table title="Files" columns={columns} asLines>
        {found.files.map(({ kind, name, rows, loadedRows, sha256 }) => (
          <tr key={kind}>
            <td>{kinds[kind]}</td>
            <td className="wrap-anywhere">
              {visibleText(name)}
              {sha256 && <span className="meta block">SHA-256 {sha256}</span>}
            </td>
            <td className="nowrap">{formatCount(rows)}</td>
            <td className="nowrap">{formatCount(loadedRows)}</td>
          </tr>
        ))}
      </Table>
    </>
  );
}
