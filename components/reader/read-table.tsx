// Read against declared: each field as read, as it stands on record, and what that comes to; differences first.
import type { ReactNode } from "react";
import { type Tone, Verdict } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import type { ReadRow } from "@/lib/reader/rows";
import { Pieces } from "./pieces";

type Said = { tone: Tone; icon: IconName; word: string };

function verdictOf({ row, aside, pieces }: ReadRow): Said {
  const count = pieces.filter(({ mark }) => mark === "repaired").length;
  if (row.verdict === "differs") return { tone: "waiting", icon: "git-compare-arrows", word: "differs" };
  if (aside === "repaired") return { tone: "soon", icon: "wrench", word: `${count} repaired` };
  if (aside === "doubtful") return { tone: "soon", icon: "circle-help", word: "doubtful" };
  if (row.verdict === "agrees") return { tone: "ok", icon: "check", word: "agrees" };
  return {
    tone: "neutral",
    icon: "minus",
    word: aside === "unproven" ? "see the scan" : "not on record",
  };
}

/** `under` is drawn below a row: how its difference is closed, or was. */
export function ReadTable<Row extends ReadRow>({
  rows,
  under,
}: {
  rows: readonly Row[];
  under: (row: Row) => ReactNode;
}) {
  return (
    <table className="table read-table">
      <caption className="sr-only">Each field as read from the scan and as it stands on record</caption>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">As read</th>
          <th scope="col">On record</th>
          <th scope="col">Verdict</th>
        </tr>
      </thead>
      {rows.map((row) => (
        <tbody key={row.row.field}>
          <ReadLine row={row} />
          {under(row)}
        </tbody>
      ))}
    </table>
  );
}

function ReadLine({ row }: { row: ReadRow }) {
  const { tone, icon, word } = verdictOf(row);
  const isRead = row.pieces.some(({ text }) => text !== "");
  return (
    <tr data-box={row.box || undefined} data-differs={row.row.verdict === "differs" || undefined}>
      <th scope="row">
        {row.box ? (
          <button type="button" className="read-field" title="Show where it stands on the scan">
            {row.label}
          </button>
        ) : (
          row.label
        )}
      </th>
      <td className="id">
        {isRead ? <Pieces pieces={row.pieces} /> : <span className="soft">not read</span>}
      </td>
      <td className="id">{row.recorded || <span className="soft">not kept</span>}</td>
      <td>
        <Verdict tone={tone} icon={icon}>
          {word}
        </Verdict>
      </td>
    </tr>
  );
}
