// A person's share of what is dear: so many at once, the rest waits its turn and holds no connection meanwhile.
import { AppError } from "@/lib/core/errors";

export interface Turns {
  /** What is counted together. */
  of: string;
  atOnce: number;
  /** The sentence for whoever has too many waiting: what, and what to do. */
  tooMany: string;
}

/** Whoever has so many waiting is not typing: it is a program, and waiting longer would not help it. */
const mostWaiting = 100;

interface Queue {
  running: number;
  waiting: (() => void)[];
}

// Pages and route handlers each have their own copy of this module, and share the person's turns.
const shared = globalThis as unknown as { dossierTurns?: Map<string, Queue> };

/** Runs `work` when it is this person's turn, in the order of asking. Throws too_many when too many wait already. */
export async function inTurn<Result>(
  { of, atOnce, tooMany }: Turns,
  personId: string | null,
  work: () => Promise<Result>,
): Promise<Result> {
  shared.dossierTurns ??= new Map();
  const queues = shared.dossierTurns;
  const key = `${of} ${personId ?? ""}`;
  const queue = queues.get(key) ?? { running: 0, waiting: [] };
  queues.set(key, queue);
  if (queue.waiting.length >= mostWaiting) throw new AppError("too_many", tooMany, { retryAfter: 10 });
  if (queue.running >= atOnce) await new Promise<void>((go) => queue.waiting.push(go));
  else queue.running += 1;
  try {
    return await work();
  } finally {
    const next = queue.waiting.shift();
    if (next) next();
    else queue.running -= 1;
    if (queue.running === 0) queues.delete(key);
  }
}
