// A list item that takes files dropped on it: they are sent at once, for the document or the check it stands for.
"use client";
import { useRouter } from "next/navigation";
import { type DragEvent, type ReactNode, useCallback, useEffect, useState } from "react";
import { UploadList } from "./upload-list";
import { useUploads } from "./use-uploads";

/** What files dropped here belong to. */
export type DropOnto = {
  bankId: string;
  customerId: string;
  mostMegabytes: number;
  relatesToKycDocumentId?: string;
  relatesToKycCheckId?: string;
};
type Item = { id?: string; className: string; children: ReactNode };

/** Without `onto` (nobody may upload here) it is a list item like any other. */
export function DropTile({ onto, ...item }: Item & { onto?: DropOnto }) {
  return onto ? <Taking onto={onto} {...item} /> : <li {...item} />;
}

const hasFiles = ({ dataTransfer }: { dataTransfer: DataTransfer | null }) =>
  dataTransfer?.types.includes("Files") ?? false;

/** A file that misses its tile must not take the page's place. */
function useMissesForgiven() {
  useEffect(() => {
    const forgive = (event: globalThis.DragEvent) => {
      if (event.defaultPrevented || !hasFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = "none";
    };
    for (const type of ["dragover", "drop"] as const) document.addEventListener(type, forgive);
    return () => {
      for (const type of ["dragover", "drop"] as const) document.removeEventListener(type, forgive);
    };
  }, []);
}

function Taking({ onto, id, className, children }: Item & { onto: DropOnto }) {
  const { bankId, customerId, mostMegabytes, ...fields } = onto;
  const [isOver, setOver] = useState(false);
  const router = useRouter();
  const onStored = useCallback(() => router.refresh(), [router]);
  const action = `/api/media?${new URLSearchParams({ bankId, customerId })}`;
  const { add, ...uploads } = useUploads({ action, mostBytes: mostMegabytes * 1024 * 1024, onStored });
  useMissesForgiven();
  const over = (event: DragEvent, isIn: boolean) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    setOver(isIn);
  };
  const drop = (event: DragEvent) => {
    over(event, false);
    add([...event.dataTransfer.files], fields);
  };
  const viewHref = (mediumId: string) =>
    `/customers/${encodeURIComponent(bankId)}/${encodeURIComponent(customerId)}/media/${mediumId}`;
  return (
    // The link to the upload form inside is the keyboard's way.
    <li
      id={id}
      className={isOver ? `${className} is-over` : className}
      onDragEnter={(event) => over(event, true)}
      onDragOver={(event) => over(event, true)}
      onDragLeave={(event) => over(event, false)}
      onDrop={drop}
    >
      {children}
      {uploads.rows.length > 0 && <UploadList {...uploads} viewHref={viewHref} />}
    </li>
  );
}
