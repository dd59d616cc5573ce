"use client";
// pdf.js, loaded only where a PDF lies on the desk. What it draws is our own rendition: a picture a page, no fonts, no scripts.
import type { PDFDocumentProxy } from "pdfjs-dist";

interface Opened {
  document: Promise<PDFDocumentProxy>;
  at: number;
}
const opened = new Map<string, Opened>();
/** Two lie side by side at most. */
const most = 2;
/** Milliseconds. Whoever comes back later looks anew: it is fetched again, and so stands on record. */
const longestLook = 10 * 60_000;

async function load(src: string): Promise<PDFDocumentProxy> {
  // The build for older browsers too: banks' computers are not always of this year.
  const { getDocument, GlobalWorkerOptions } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  GlobalWorkerOptions.workerSrc = new URL(
    "pdfjs-dist/legacy/build/pdf.worker.min.mjs",
    import.meta.url,
  ).toString();
  const options = { isEvalSupported: false, enableXfa: false, useWasm: false };
  // Only what is looked at is fetched, in ranges.
  return await getDocument({ url: src, disableAutoFetch: true, disableStream: true, ...options }).promise;
}

/** Ends its worker too. */
function putAway(src: string): void {
  const end = (document: PDFDocumentProxy) => document.loadingTask.destroy();
  void opened
    .get(src)
    ?.document.then(end)
    .catch(() => undefined);
  opened.delete(src);
}

/** What is on the desk is kept, so that turning a page does not fetch it anew. A failed one is asked for again. */
function openPdf(src: string): Promise<PDFDocumentProxy> {
  const known = opened.get(src);
  if (known && Date.now() - known.at < longestLook) return known.document;
  putAway(src);
  for (const [old] of [...opened].slice(0, Math.max(opened.size - most + 1, 0))) putAway(old);
  const document = load(src);
  document.catch(() => opened.delete(src));
  opened.set(src, { document, at: Date.now() });
  return document;
}

/** Draws a page at so many pixels of width. Resolves when it is drawn; nothing is drawn once `signal` says so. */
export async function drawPage(
  canvas: HTMLCanvasElement,
  { src, page, width }: { src: string; page: number; width: number },
  signal: AbortSignal,
): Promise<void> {
  const document = await openPdf(src);
  if (signal.aborted) return;
  const sheet = await document.getPage(page);
  if (signal.aborted) return;
  const viewport = sheet.getViewport({ scale: width / sheet.getViewport({ scale: 1 }).width });
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  const drawing = sheet.render({ canvas, viewport });
  signal.addEventListener("abort", () => drawing.cancel());
  await drawing.promise;
  // A page's picture is some fifteen megabytes once unpacked: going through a hundred of them would keep them all.
  sheet.cleanup();
}
