// A confirmed reading beside the records as they are now; open differences are closed here.
import { fileHref } from "@/app/(office)/customers/[bankId]/[customerId]/href";
import { viewerHref } from "@/app/(office)/customers/[bankId]/[customerId]/media/[mediumId]/words";
import { CloseForm } from "@/components/reader/close-form";
import { ReadLink } from "@/components/reader/read-link";
import { ReadTable } from "@/components/reader/read-table";
import { ZoneBlock } from "@/components/reader/zone-block";
import { Go } from "@/components/ui/go";
import { formatDateTime, visibleText } from "@/lib/format";
import { worstFirst } from "@/lib/mrz/compare";
import { glyphsOf } from "@/lib/mrz/glyphs";
import type { ConfirmedField } from "@/lib/mrz/values";
import { readZone } from "@/lib/mrz/zone";
import { type Difference, isOpen } from "@/lib/reader/declared";
import type { ConfirmedReading, ReadingState } from "@/lib/reader/differences";
import { openMarks, type ReadRow, rowsOf, settledFields } from "@/lib/reader/rows";
import type { ViewerPage } from "@/lib/viewer/schema";
import { closeOneDifference } from "./actions";

interface Props {
  page: ViewerPage;
  state: ReadingState;
  canConfirm: boolean;
}

export function ConfirmedPart({ page, state, canConfirm }: Props) {
  const { confirmed } = state;
  if (!confirmed) return null;
  const { fields } = readZone(confirmed.form, confirmed.lines.map(glyphsOf));
  const rows = rowsOf({ ...confirmed, fields }, worstFirst(state.differences) as Difference[]);
  const { bankId, customerId, medium, timeZone } = page;
  const firstOpen = rows.find(({ row }) => isOpen(row));
  const marks = openMarks({ ...confirmed, fields }, settledFields(rows, confirmed.printed));
  return (
    <>
      <section className="v-sec" aria-labelledby="read-h">
        <div className="read-head">
          <h2 id="read-h">Read against declared</h2>
          <span className="meta">
            confirmed {formatDateTime(confirmed.recordedAt, timeZone)} by{" "}
            {visibleText(confirmed.recordedByName)}
          </span>
        </div>
        <ReadTable
          rows={rows}
          under={(row) => (
            <>
              <Corrected confirmed={confirmed} field={row.row.field} />
              <Under page={page} row={row} canConfirm={canConfirm} isFirst={row === firstOpen} />
            </>
          )}
        />
        <ReadLink isFirst={false} href={viewerHref({ bankId, customerId }, medium.id, { read: "1" })}>
          Read again
        </ReadLink>
      </section>
      <ZoneBlock zone={{ ...confirmed, marks }} />
    </>
  );
}

interface UnderProps {
  page: ViewerPage;
  row: ReadRow<Difference>;
  canConfirm: boolean;
  isFirst: boolean;
}

function Under({ page, row, canConfirm, isFirst }: UnderProps) {
  const { bankId, customerId, medium, timeZone } = page;
  const { row: difference, label } = row;
  const { closing, field, read, recorded } = difference;
  if (difference.verdict !== "differs") return null;
  if (closing)
    return (
      <tr className="read-under">
        <td colSpan={4}>
          Closed: “{visibleText(closing.reason)}”, {visibleText(closing.recordedByName)},{" "}
          {formatDateTime(closing.recordedAt, timeZone)}
        </td>
      </tr>
    );
  if (!isOpen(difference) || !canConfirm) return null;
  const hidden = { bankId, customerId, id: medium.id, field, readValue: read, recordedValue: recorded };
  return (
    <tr className="read-under">
      <td colSpan={4}>
        <details open={isFirst}>
          <summary>
            Close this difference with a reason <span className="sr-only">({label})</span>
          </summary>
          <CloseForm action={closeOneDifference} hidden={hidden} label={`the ${label.toLowerCase()}`}>
            <p className="hint">
              The record is not changed by this.{" "}
              <Go href={correctHref(page, field)}>
                Correct the {isOfDocument(page, field) ? "document" : "customer"}’s {label.toLowerCase()}
              </Go>
            </p>
          </CloseForm>
        </details>
      </td>
    </tr>
  );
}

/** Number and expiry stand on the document's record, the rest on the customer's. */
const isOfDocument = (page: ViewerPage, field: Difference["field"]) =>
  page.document !== null && (field === "number" || field === "expiry");

function correctHref(page: ViewerPage, field: Difference["field"]) {
  return isOfDocument(page, field)
    ? fileHref(page, { panel: "edit-document", id: page.document?.id ?? "" })
    : fileHref(page, { panel: "edit-customer" });
}

/** What the machine read stays to be seen beside what the officer made of it. */
function Corrected({ confirmed, field }: { confirmed: ConfirmedReading; field: ConfirmedField }) {
  const was = confirmed.corrected[field];
  if (was === undefined) return null;
  const check =
    field === "number" || field === "birth" || field === "expiry" ? confirmed.checks[field] : null;
  const isProven = check === "agrees" || check === "repaired";
  return (
    <tr className="read-under">
      <td colSpan={4}>
        Corrected by hand: read as {visibleText(was) || "nothing"}.
        {isProven && " The zone’s check digit agrees with what was read, not with this."}
      </td>
    </tr>
  );
}
