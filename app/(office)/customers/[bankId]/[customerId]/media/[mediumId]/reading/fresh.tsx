// A reading nobody confirmed yet: beside the records, its zone, and the form that confirms it.
import { ConfirmForm } from "@/components/reader/confirm-form";
import { ReadTable } from "@/components/reader/read-table";
import { ZoneBlock } from "@/components/reader/zone-block";
import { LockedButton } from "@/components/ui/locked-button";
import { Note } from "@/components/ui/note";
import { formatDateTime } from "@/lib/format";
import { compareFields, worstFirst } from "@/lib/mrz/compare";
import { isTestState } from "@/lib/mrz/states";
import { valuesOf } from "@/lib/mrz/values";
import type { ReadingState } from "@/lib/reader/differences";
import type { FreshReading } from "@/lib/reader/readings";
import { openMarks, rowsOf, settledFields } from "@/lib/reader/rows";
import type { ViewerPage } from "@/lib/viewer/schema";
import { confirmFields } from "./actions";

interface Props {
  page: ViewerPage;
  state: ReadingState;
  reading: FreshReading;
  /** The same for the form: it comes back with what is confirmed. */
  sealed: string;
  canConfirm: boolean;
}

export function FreshPart({ page, state, reading, sealed, canConfirm }: Props) {
  const { mayBeCut, ...values } = valuesOf(reading.zone, reading.readAt);
  const compared = worstFirst(compareFields({ ...values, mayBeCut }, state.declared));
  const shown = { ...reading.zone, printed: reading.printed, areas: reading.areas, page: reading.page };
  const rows = rowsOf(shown, compared);
  const settled = settledFields(rows, reading.printed);
  const differs = rows.filter(({ row }) => row.verdict === "differs").length;
  const doubtful = rows.filter(({ aside }) => aside === "doubtful").map(({ row }) => row.field);
  const { bankId, customerId, medium } = page;
  const baseVersion = String(state.confirmed?.version ?? 0);
  return (
    <>
      <section className="v-sec" aria-labelledby="read-h">
        <div className="read-head">
          <h2 id="read-h">Read against declared</h2>
          <span className="meta">read {formatDateTime(reading.readAt, page.timeZone)}</span>
        </div>
        {isTestState(values.issuer) && (
          <Note tone="soon" icon="triangle-alert" title="This is a specimen: its state is Utopia (UTO)." />
        )}
        <ReadTable rows={rows} under={() => null} />
        {differs > 0 && (
          <p className="hint">
            Confirm what was read; then each difference can be closed with a reason, or the record put right.
          </p>
        )}
      </section>
      <ZoneBlock zone={{ ...reading.zone, marks: openMarks(reading.zone, settled) }} />
      <div className={canConfirm ? "v-confirm" : "v-sec"}>
        {canConfirm ? (
          <ConfirmForm
            action={confirmFields}
            hidden={{ bankId, customerId, id: medium.id, baseVersion, reading: sealed }}
            values={values}
            doubtful={doubtful}
          />
        ) : (
          <LockedButton needs="CanAddKycDocument" label="Confirm the fields" />
        )}
      </div>
    </>
  );
}
