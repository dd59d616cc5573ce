// A worker thread: takes parts of a file and answers with rows for COPY.
import { parentPort, workerData } from "node:worker_threads";
import { type Parsed, type PartFacts, partParser } from "@/lib/import/parse-part";

const parse = partParser(workerData as PartFacts);
// What it makes of a part is moved, not copied, between the threads.
parentPort?.on("message", ({ bytes, firstLine }: { bytes: Uint8Array; firstLine: number }) => {
  const parsed = parse(bytes, firstLine);
  parentPort?.postMessage(parsed satisfies Parsed, [parsed.copy.buffer]);
});
