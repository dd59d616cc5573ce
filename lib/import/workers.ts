// Parts of a file worked on by a few threads at once, and given back in their order.
import { Worker } from "node:worker_threads";
import type { Parsed, PartFacts } from "@/lib/import/parse-part";
import type { Part } from "@/lib/import/split";

/** Waiting for each thread, so that it is never idle; more would only take memory. */
const AHEAD = 2;

export interface Worked extends Parsed {
  part: Part;
  /** Of the file. */
  byteLength: number;
}

interface Thread {
  worker: Worker;
  /** Those whose answer is awaited, oldest first. */
  waiting: { resolve: (worked: Parsed) => void; reject: (error: Error) => void }[];
}

function startThread(facts: PartFacts): Thread {
  const worker = new Worker(new URL("./start-thread.mjs", import.meta.url), {
    workerData: facts,
    // A thread keeps a few parts at most: without a bound its heap grows to what the machine has.
    resourceLimits: { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 8 },
  });
  const thread: Thread = { worker, waiting: [] };
  worker.on("message", (worked: Parsed) => thread.waiting.shift()?.resolve(worked));
  worker.on("error", (error) => {
    for (const one of thread.waiting.splice(0)) one.reject(error);
  });
  return thread;
}

const ask = ({ worker, waiting }: Thread, { bytes, firstLine }: Part): Promise<Parsed> =>
  new Promise((resolve, reject) => {
    waiting.push({ resolve, reject });
    worker.postMessage({ bytes, firstLine }, [bytes.buffer as ArrayBuffer]);
  });

/** Each part with what was made of it, in order. The threads end with the iteration, however that ends. */
export async function* workOn(
  parts: AsyncIterable<Part>,
  facts: PartFacts,
  threadCount: number,
): AsyncGenerator<Worked> {
  const threads = Array.from({ length: threadCount }, () => startThread(facts));
  const underWay: Promise<Worked>[] = [];
  let turn = 0;
  try {
    for await (const part of parts) {
      const thread = threads[turn % threads.length] as Thread;
      turn += 1;
      const { byteLength } = part.bytes;
      const worked = ask(thread, part).then((made) => ({ ...made, part, byteLength }));
      // Awaited in its turn; one that fails before must not count as unhandled.
      worked.catch(() => undefined);
      underWay.push(worked);
      if (underWay.length >= threadCount * AHEAD) yield await (underWay.shift() as Promise<Worked>);
    }
    for (const worked of underWay) yield await worked;
  } finally {
    await Promise.all(threads.map(({ worker }) => worker.terminate()));
  }
}
