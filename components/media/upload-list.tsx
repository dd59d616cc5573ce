// The files on their way and what became of each, with what can be done about it.
"use client";
import { Go } from "@/components/ui/go";
import { Icon, type IconName } from "@/components/ui/icon";
import { sizeWords, stateWords, type UploadRow } from "./upload-row";

export type UploadDeeds = {
  cancel: (id: string) => void;
  retry: (id: string) => void;
  drop: (id: string) => void;
  /** Where a stored medium is looked at. */
  viewHref: (mediumId: string) => string;
};

const icons: Record<UploadRow["state"], IconName> = {
  waiting: "hourglass",
  sending: "image",
  checking: "scan-search",
  cancelled: "ban",
  failed: "triangle-alert",
  refused: "file-x",
  stored: "circle-check",
};
const isBad = ({ state }: UploadRow) => state === "refused" || state === "failed";
const isRunning = ({ state }: UploadRow) =>
  state === "waiting" || state === "sending" || state === "checking";

export function UploadList({ rows, ...deeds }: UploadDeeds & { rows: readonly UploadRow[] }) {
  return (
    <ul className="files" aria-label="Files">
      {rows.map((row) => (
        <li key={row.id} className={isBad(row) ? "is-bad" : row.state === "stored" ? "is-ok" : undefined}>
          <Icon name={icons[row.state]} />
          <div className="grow min-w-0">
            <p className="cut">{row.name}</p>
            <p className={isBad(row) ? "files-words" : "meta files-words"} role="status">
              {stateWords(row)}
            </p>
          </div>
          <span className="meta">{sizeWords(row.bytes)}</span>
          {row.state === "sending" && <progress max={1} value={row.sent} aria-label={`${row.name}: sent`} />}
          <RowDeeds row={row} {...deeds} />
        </li>
      ))}
    </ul>
  );
}

function RowDeeds({ row, cancel, retry, drop, viewHref }: UploadDeeds & { row: UploadRow }) {
  const button = (icon: IconName, label: string, deed: (id: string) => void) => (
    <button
      type="button"
      className="btn btn-quiet btn-icon"
      aria-label={`${label} ${row.name}`}
      title={label}
      onClick={() => deed(row.id)}
    >
      <Icon name={icon} />
    </button>
  );
  if (row.state === "stored" && row.mediumId)
    return (
      <Go className="linkish" href={viewHref(row.mediumId)}>
        View<span className="sr-only"> {row.name}</span>
      </Go>
    );
  if (isRunning(row)) return button("x", "Cancel", cancel);
  return (
    <>
      {row.state !== "refused" && button("rotate-cw", "Send again", retry)}
      {button("x", "Forget", drop)}
    </>
  );
}
