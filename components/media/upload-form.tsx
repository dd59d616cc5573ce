// The form that uploads: what the files show and belong to, then the files. Without JavaScript it posts itself.
"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useCallback, useEffect, useRef, useSyncExternalStore } from "react";
import { FormErrors } from "@/components/ui/form-errors";
import { DropZone } from "./drop-zone";
import { UploadList } from "./upload-list";
import { useUploads } from "./use-uploads";
import { takeWaiting } from "./waiting-files";

export type UploadFormProps = {
  bankId: string;
  customerId: string;
  /** In megabytes. */
  mostMegabytes: number;
  /** What did not get in, when the form posted itself. */
  problems: string[];
  /** A record that was just stored: files chosen for it before are sent now. */
  waitingFor?: string;
  /** Fields that say what the files show and belong to. */
  children?: ReactNode;
};

const never = () => () => undefined;
/** False in what the server draws, and true once a script runs. */
const useScripts = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

export function UploadForm(props: UploadFormProps) {
  const { bankId, customerId, mostMegabytes, problems, waitingFor, children } = props;
  const form = useRef<HTMLFormElement>(null);
  const router = useRouter();
  const action = `/api/media?${new URLSearchParams({ bankId, customerId })}`;
  const onStored = useCallback(() => router.refresh(), [router]);
  const uploads = useUploads({ action, mostBytes: mostMegabytes * 1024 * 1024, onStored });
  const { add } = uploads;
  const send = useCallback(
    (files: File[]) => {
      const data = form.current ? [...new FormData(form.current)] : [];
      const texts = data.flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []));
      add(files, Object.fromEntries(texts));
    },
    [add],
  );
  useEffect(() => {
    const files = waitingFor ? takeWaiting(waitingFor) : [];
    if (files.length > 0) send(files);
  }, [waitingFor, send]);
  const hasScripts = useScripts();
  const viewHref = (mediumId: string) =>
    `/customers/${encodeURIComponent(bankId)}/${encodeURIComponent(customerId)}/media/${mediumId}`;
  return (
    <form ref={form} action={action} method="post" encType="multipart/form-data" className="upload-form">
      {problems.length > 0 && (
        <FormErrors
          attempt={problems.join()}
          title="Not stored"
          problems={problems.map((text) => ({ text }))}
        />
      )}
      {children}
      <DropZone id="files" name="file" label="Files" hint={hintWords(mostMegabytes)} onFiles={send} />
      {!hasScripts && (
        <button type="submit" className="btn btn-primary">
          Upload
        </button>
      )}
      <UploadList {...uploads} viewHref={viewHref} />
    </form>
  );
}

const hintWords = (mostMegabytes: number) =>
  `or drop or paste them here. JPEG, PNG, WebP, HEIC, TIFF, PDF, MP4 or WebM, ${mostMegabytes} MB each.`;
