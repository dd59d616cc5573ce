"use client";
// The page itself: a picture, or a page of a PDF on a canvas. Says when it is there and when it is broken.
import { useEffect, useRef } from "react";
import type { Size } from "@/lib/viewer/view";
import { drawPage } from "./pdf";

export type Shown = "loading" | "ready" | "broken";

interface Props {
  kind: "image" | "pdf";
  src: string;
  page: number;
  size: Size;
  alt: string;
  say: (shown: Shown) => void;
}

export function Picture(props: Props) {
  return props.kind === "pdf" ? <PdfPage {...props} /> : <Image {...props} />;
}

function Image({ src, alt, size, say }: Props) {
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    // It may have arrived, or failed, before this script did.
    const element = image.current;
    if (element?.complete) say(element.naturalWidth > 0 ? "ready" : "broken");
  }, [say]);
  return (
    <img
      ref={image}
      src={src}
      alt={alt}
      width={size.width}
      height={size.height}
      draggable={false}
      onLoad={() => say("ready")}
      onError={() => say("broken")}
    />
  );
}

function PdfPage({ src, page, size, alt, say }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width } = size;
  useEffect(() => {
    const ending = new AbortController();
    const element = canvas.current;
    if (!element) return;
    say("loading");
    drawPage(element, { src, page, width }, ending.signal).then(
      () => !ending.signal.aborted && say("ready"),
      () => !ending.signal.aborted && say("broken"),
    );
    return () => ending.abort();
  }, [src, page, width, say]);
  return (
    <>
      <canvas
        ref={canvas}
        role="img"
        aria-label={alt}
        width={size.width}
        height={size.height}
        className="needs-script"
      />
      <noscript>
        {/** The page as a picture: the same look, recorded the same way. */}
        <img src={`${src}&page=${page}`} alt={alt} width={size.width} height={size.height} />
      </noscript>
    </>
  );
}
