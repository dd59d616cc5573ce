"use client";
// The pages of a PDF in small, each drawn only once it comes into sight: a hundred pages open as fast as one.
import { useEffect, useRef } from "react";
import type { Size } from "@/lib/viewer/view";
import { drawPage } from "./pdf";

const WIDTH = 36;
/** For sharp screens. */
const DRAWN = 2 * WIDTH;

interface Props {
  src: string;
  pages: readonly Size[];
  page: number;
  goTo: (page: number) => void;
}

export function PageStrip({ src, pages, page, goTo }: Props) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const current = list.current?.children[page - 1]?.querySelector("button");
    current?.scrollIntoView({ block: "nearest", inline: "nearest" });
    // The arrow keys turn pages: who walks along the strip stays on the page that is shown.
    if (list.current?.contains(document.activeElement)) current?.focus();
  }, [page]);
  return (
    <ol ref={list} className="v-sheets needs-script" aria-label="Pages">
      {pages
        .map((size, index) => ({ size, number: index + 1 }))
        .map(({ size, number }) => (
          <li key={number}>
            <Sheet {...{ src, size, number, goTo }} isCurrent={number === page} />
          </li>
        ))}
    </ol>
  );
}

interface SheetProps extends Pick<Props, "src" | "goTo"> {
  number: number;
  size: Size;
  isCurrent: boolean;
}

function Sheet({ src, number, size, isCurrent, goTo }: SheetProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => (canvas.current ? drawInSight(canvas.current, src, number) : undefined), [src, number]);
  return (
    <button
      type="button"
      className="v-sheet"
      aria-label={`Page ${number}`}
      aria-current={isCurrent ? "page" : undefined}
      tabIndex={isCurrent ? 0 : -1}
      onClick={() => goTo(number)}
    >
      <canvas ref={canvas} width={WIDTH} height={Math.round((WIDTH * size.height) / size.width)} />
      <span aria-hidden="true">{number}</span>
    </button>
  );
}

/** One after the other, so that the page on the desk never waits for more than one of them. */
let queue: Promise<void> = Promise.resolve();
const endOf = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));

/** Draws once it is in sight. What has left it again before its turn came is not drawn. */
function drawInSight(canvas: HTMLCanvasElement, src: string, page: number): () => void {
  let ending = new AbortController();
  const observer = new IntersectionObserver(([entry]) => {
    ending.abort();
    ending = new AbortController();
    const { signal } = ending;
    if (!entry?.isIntersecting || canvas.dataset.drawn !== undefined) return;
    const draw = async () => {
      if (signal.aborted) return;
      await drawPage(canvas, { src, page, width: DRAWN }, signal);
      if (!signal.aborted) canvas.dataset.drawn = "";
    };
    // One that fails is a white sheet with its number; the page itself says what is broken.
    // One whose bytes never come keeps no other waiting once it has left the sight.
    queue = queue.then(() => Promise.race([draw(), endOf(signal)])).catch(() => undefined);
  });
  observer.observe(canvas);
  return () => {
    ending.abort();
    observer.disconnect();
  };
}
