// Uploads of one form: several at once, each with its progress, cancelled and tried again by itself.
"use client";
import { useCallback, useReducer, useRef } from "react";
import { type Sending, type Sent, sendFile } from "./send-file";
import { changeRows, refuseEarly, type UploadRow } from "./upload-row";

interface Job {
  file: File;
  fields: Record<string, string>;
  sending?: Sending;
}
export interface UploadSettings {
  action: string;
  mostBytes: number;
  /** After each that was stored. */
  onStored: () => void;
}

const atOnce = 2;
/** What a picture from the clipboard is called, since it has no name of its own. */
const nameOf = (file: File) => file.name || `pasted.${file.type.split("/")[1] ?? "png"}`;

const changeFor = (sent: Sent): Partial<UploadRow> => {
  if (sent.kind === "cancelled") return { state: "cancelled" };
  if (sent.kind !== "stored") return { state: sent.kind, words: sent.words };
  return { state: "stored", mediumId: sent.id, words: sent.isKnown ? "It is on file already" : "" };
};

export function useUploads({ action, mostBytes, onStored }: UploadSettings) {
  const [rows, change] = useReducer(changeRows, []);
  const jobs = useRef(new Map<string, Job>());
  const queue = useRef<string[]>([]);
  const running = useRef(0);

  const next = useCallback(async () => {
    const id = running.current < atOnce ? queue.current.shift() : undefined;
    const job = id === undefined ? undefined : jobs.current.get(id);
    if (!id || !job) return;
    running.current += 1;
    change({ kind: "change", id, to: { state: "sending", sent: 0, words: "" } });
    job.sending = sendFile(action, job.fields, job.file, (sent) =>
      change({ kind: "change", id, to: sent < 1 ? { sent } : { sent, state: "checking" } }),
    );
    void next();
    const sent = await job.sending.done;
    running.current -= 1;
    change({ kind: "change", id, to: changeFor(sent) });
    if (sent.kind === "stored") onStored();
    void next();
  }, [action, onStored]);

  const add = useCallback(
    (files: readonly File[], fields: Record<string, string>) => {
      const made = files.map((file): UploadRow => {
        const refused = refuseEarly(file, mostBytes);
        const id = crypto.randomUUID();
        if (!refused) {
          const named = file.name ? file : new File([file], nameOf(file), { type: file.type });
          jobs.current.set(id, { file: named, fields });
          queue.current.push(id);
        }
        const state = refused ? "refused" : "waiting";
        return {
          id,
          name: nameOf(file),
          bytes: file.size,
          state,
          sent: 0,
          words: refused ?? "",
          mediumId: null,
        };
      });
      change({ kind: "add", rows: made });
      void next();
    },
    [mostBytes, next],
  );

  const cancel = useCallback((id: string) => {
    queue.current = queue.current.filter((one) => one !== id);
    const sending = jobs.current.get(id)?.sending;
    if (sending) sending.cancel();
    else change({ kind: "change", id, to: { state: "cancelled" } });
  }, []);

  const retry = useCallback(
    (id: string) => {
      const job = jobs.current.get(id);
      if (!job) return;
      job.sending = undefined;
      queue.current.push(id);
      change({ kind: "change", id, to: { state: "waiting", words: "" } });
      void next();
    },
    [next],
  );

  const drop = useCallback((id: string) => {
    jobs.current.delete(id);
    change({ kind: "drop", id });
  }, []);

  return { rows, add, cancel, retry, drop };
}
