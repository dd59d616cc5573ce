// What changed, field by field: struck out and underlined, and said in words for those who see neither.
export type Change = { label: string; before?: string; after?: string };

/** A value that became another; either side may be missing (added, removed). */
export function ChangedValue({ before, after }: Omit<Change, "label">) {
  return (
    <>
      {before && (
        <del>
          <span className="sr-only">{after ? "was " : "removed "}</span>
          {before}
        </del>
      )}
      {before && after && " "}
      {after && (
        <ins>
          <span className="sr-only">{before ? "now " : "added "}</span>
          {after}
        </ins>
      )}
    </>
  );
}

export function Diff({ changes }: { changes: Change[] }) {
  return (
    <dl className="diff" aria-label="What changed">
      {changes.map((change) => (
        <div key={change.label}>
          <dt>{change.label}</dt>
          <dd>
            <ChangedValue before={change.before} after={change.after} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
