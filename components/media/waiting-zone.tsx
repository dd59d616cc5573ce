// Files for a record that is still being written: chosen now, sent as soon as it is stored. Only where a script runs.
"use client";
import { useCallback, useState, useSyncExternalStore } from "react";
import { Icon } from "@/components/ui/icon";
import { DropZone } from "./drop-zone";
import { sizeWords } from "./upload-row";
import { keepWaiting } from "./waiting-files";

const never = () => () => undefined;

/** `thenUpload` goes along with the record's form: its answer then leads to where these files are sent. */
export function WaitingZone({ recordId, label }: { recordId: string; label: string }) {
  const [files, setFiles] = useState<File[]>([]);
  const hasScripts = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const keep = useCallback(
    (next: File[]) => {
      keepWaiting(recordId, next);
      setFiles(next);
    },
    [recordId],
  );
  const add = useCallback((more: File[]) => keep([...files, ...more]), [files, keep]);
  if (!hasScripts) return null;
  return (
    <>
      <DropZone
        id="scans"
        label={label}
        hint="or drop or paste them here. They are sent when this is saved."
        onFiles={add}
      />
      {files.length > 0 && <input type="hidden" name="thenUpload" value="1" />}
      <ul className="files" aria-label="Files that wait">
        {files.map((file) => (
          <li key={`${file.name} ${file.size} ${file.lastModified}`}>
            <Icon name="hourglass" />
            <span className="grow cut">{file.name || "pasted picture"}</span>
            <span className="meta">{sizeWords(file.size)}</span>
            <button
              type="button"
              className="btn btn-quiet btn-icon"
              aria-label={`Forget ${file.name}`}
              onClick={() => keep(files.filter((one) => one !== file))}
            >
              <Icon name="x" />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
