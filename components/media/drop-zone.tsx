// Where files come from: dropped, pasted, chosen, or taken by a phone's camera. Without JavaScript a plain file field.
"use client";
import { type ClipboardEvent, type DragEvent, type ReactNode, useEffect, useState } from "react";
import { Icon } from "@/components/ui/icon";

/** For a file field's `accept`: phones offer their camera by it, computers the right files. */
const acceptedFiles =
  "image/jpeg,image/png,image/webp,image/heic,image/heif,.heic,.heif,image/tiff,.tif,.tiff,application/pdf,video/mp4,video/webm";

type Props = {
  /** Of its fields, so that several can stand on a page. */
  id: string;
  label: string;
  hint: ReactNode;
  /** What the fields post as, where they are posted. */
  name?: string;
  onFiles: (files: File[]) => void;
};

/** Pasting works wherever one stands on the page, except in a text field that takes text. */
function usePaste(onFiles: Props["onFiles"]) {
  useEffect(() => {
    const listen = (event: globalThis.ClipboardEvent | ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      onFiles(files);
    };
    document.addEventListener("paste", listen);
    return () => document.removeEventListener("paste", listen);
  }, [onFiles]);
}

export function DropZone({ id, label, hint, name, onFiles }: Props) {
  const [isOver, setOver] = useState(false);
  usePaste(onFiles);
  const over = (event: DragEvent, isIn: boolean) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    setOver(isIn);
  };
  const drop = (event: DragEvent) => {
    over(event, false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    <div className="field">
      <span className="label" id={`${id}-label`}>
        {label}
      </span>
      {/* The file fields inside are the keyboard's way. */}
      <div
        role="group"
        aria-labelledby={`${id}-label`}
        className={isOver ? "drop is-over" : "drop"}
        onDragEnter={(event) => over(event, true)}
        onDragOver={(event) => over(event, true)}
        onDragLeave={(event) => over(event, false)}
        onDrop={drop}
      >
        <FileChoice id={id} name={name} icon="upload" words="Choose files" isMany onFiles={onFiles} />
        <FileChoice
          id={`${id}-camera`}
          name={name}
          icon="scan-search"
          words="Take a picture"
          camera
          onFiles={onFiles}
        />
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      </div>
    </div>
  );
}

type ChoiceProps = Pick<Props, "id" | "name" | "onFiles"> & {
  icon: "upload" | "scan-search";
  words: string;
  isMany?: boolean;
  camera?: boolean;
};

/** A file field that looks like a button: the field itself takes the focus. */
function FileChoice({ id, name, icon, words, isMany, camera, onFiles }: ChoiceProps) {
  return (
    <label className={camera ? "btn file-choice only-touch" : "btn file-choice"} htmlFor={id}>
      <Icon name={icon} />
      {words}
      <input
        id={id}
        type="file"
        name={name}
        multiple={isMany}
        accept={camera ? "image/*" : acceptedFiles}
        capture={camera ? "environment" : undefined}
        aria-describedby={`${id.replace(/-camera$/, "")}-hint`}
        onChange={(event) => {
          const { files } = event.currentTarget;
          onFiles([...(files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
    </label>
  );
}
