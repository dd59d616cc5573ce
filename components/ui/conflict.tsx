// Two people edited the same thing: who and when, and for each field both touched, theirs or yours.
import { Note } from "./note";

/** A field both changed. The radio carries the field's own name and the value itself, so the form needs no merging. */
export type ConflictField = { name: string; label: string; was: string; theirs: string; yours: string };
/** A field that merges by itself: only one side changed it, or both alike. */
export type MergedField = { label: string; value: string; isChanged?: boolean; note: string };

function Side({ field, side, of }: { field: ConflictField; side: "theirs" | "yours"; of: string }) {
  return (
    <label className="option">
      <input type="radio" name={field.name} value={field[side]} defaultChecked={side === "yours"} />
      <span>
        <span className="meta">{of}</span>
        <br />
        {field[side] ? <ins>{field[side]}</ins> : <span className="soft">empty</span>}
      </span>
    </label>
  );
}

/** Stands in a panel's form in place of its fields; works without JavaScript. `who` is a name, `when` "20 s ago". */
export function Conflict({
  who,
  when,
  fields,
  merged = [],
}: {
  who: string;
  when: string;
  fields: ConflictField[];
  merged?: MergedField[];
}) {
  const theirs = `${who.split(" ")[0]}’s`;
  return (
    <>
      <Note tone="info" icon="git-merge" title={`Changed by ${who} ${when}`} alert>
        Nothing you typed is lost, and nothing of {theirs} is overwritten.
        {fields.length > 0 && " Choose for each field that you both changed."}
      </Note>
      {fields.map((field) => (
        <fieldset className="cf" key={field.name}>
          <legend>
            {field.label} <span className="meta">was {field.was || "empty"}</span>
          </legend>
          <Side field={field} side="theirs" of={theirs} />
          <Side field={field} side="yours" of="Yours" />
        </fieldset>
      ))}
      {merged.length > 0 && (
        <dl className="diff mt-0">
          {merged.map((field) => (
            <div key={field.label}>
              <dt>{field.label}</dt>
              <dd>
                {field.isChanged ? <ins>{field.value}</ins> : field.value}{" "}
                <span className="meta">{field.note}</span>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
