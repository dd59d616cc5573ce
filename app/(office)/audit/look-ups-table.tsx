// Who looked for whom: what was typed into the search, how it was read, and over which banks.

import type { ReactNode } from "react";
import { When } from "@/app/(office)/audit/when";
import { type Column, Table } from "@/components/ui/table";
import type { Lookup } from "@/lib/audit/schema";
import { visibleText } from "@/lib/format";

const columns: Column[] = [
  { key: "time", label: "Time, UTC" },
  { key: "who", label: "Who" },
  { key: "text", label: "Looked for" },
  { key: "as", label: "Read as" },
  { key: "banks", label: "At" },
];

export function LookUpsTable({ rows, foot }: { rows: Lookup[]; foot: ReactNode }) {
  return (
    <Table title="Look-ups, newest first" columns={columns} className="audit" asLines foot={foot}>
      {rows.map(({ id, at, personName, text, readAs, bankIds }) => (
        <tr key={id}>
          <td className="a-when">
            <When at={at} />
          </td>
          <td className="a-who">
            <span className="person">{visibleText(personName)}</span>
          </td>
          <td className="a-what wrap-anywhere">{visibleText(text)}</td>
          <td className="soft">{readAs ?? "nothing"}</td>
          <td className="meta">{bankIds.join(", ")}</td>
        </tr>
      ))}
    </Table>
  );
}
