// A worker thread: takes parts of a file and answers with rows for COPY.
import { parentPort, workerData } from "node:worker_threads";
import { type Parsed, type PartFacts, partParser } from "@/lib/import/parse-part";

/** The rows as bytes, moved and not copied between the threads. */
export interface WorkedPart extends Omit<Parsed, "copy"> {
  copy: Uint8Array<ArrayBuffer>;
}

const parse = partParser(workerData as PartFacts);
parentPort?.on("message", ({ bytes, firstLine }: { bytes: Uint8Array; firstLine: number }) => {
  const { copy: text, ...parsed } = parse(bytes, firstLine);
  const copy = new TextEncoder().encode(text);
  parentPort?.postMessage({ ...parsed, copy } satisfies WorkedPart, [copy.buffer]);
});
