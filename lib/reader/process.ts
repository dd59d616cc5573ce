// Runs the reader in a child process: one page at a time, bounded in memory and time, ended when nobody reads.
import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import { cuttingOff } from "@/lib/core/cut-off";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import type { Answer, Request } from "./child";
import type { PageReading } from "./read-page";

/** Models stay loaded between pages for so long: 0.7 GB is too much to keep for nobody. */
const IDLE_MS = 60_000;
/** A page takes one or two seconds, on a busy machine ten; turned pages four times that. */
const PATIENCE_MS = 90_000;
/** Who comes when so many wait is told to come again. */
const MOST_WAITING = 6;
const HEAP_MB = 512;

interface Held {
  child: ChildProcess | null;
  idle: NodeJS.Timeout | null;
  waiting: number;
  turn: Promise<unknown>;
  nextId: number;
}
// Pages and route handlers each have their own copy of this module; the process is one.
const shared = globalThis as unknown as { dossierReader?: Held };
const held = (): Held => {
  shared.dossierReader ??= { child: null, idle: null, waiting: 0, turn: Promise.resolve(), nextId: 1 };
  return shared.dossierReader;
};

/** None of our environment: the child has no business with keys or the database. */
function start(state: Held): ChildProcess {
  const program = path.join(process.cwd(), "lib/reader/child.ts");
  const node = [process.execPath, "--import", "tsx", `--max-old-space-size=${HEAP_MB}`];
  const [execPath = process.execPath, ...execArgv] = [...cuttingOff(), ...node];
  // The program is run, not bundled.
  const child = fork(/*turbopackIgnore: true*/ program, {
    ...{ execPath, execArgv },
    env: { NODE_ENV: "production" },
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const forget = () => {
    if (state.child === child) state.child = null;
  };
  // One that could not be started has no exit.
  child.on("exit", forget).on("error", (error) => {
    log.fault(error);
    forget();
  });
  // It must not keep the app from ending.
  child.unref();
  child.channel?.unref();
  state.child = child;
  return child;
}

function ask(state: Held, page: Uint8Array): Promise<Answer> {
  const child = state.child?.connected ? state.child : start(state);
  const id = state.nextId++;
  return new Promise((resolve, reject) => {
    const answered = (answer: Answer) => {
      if (answer.id === id) done(() => resolve(answer));
    };
    const ended = () => {
      log.warn("reader ended", { signal: child.signalCode, code: child.exitCode });
      done(() => reject(new AppError("busy", "The reader stopped while it read this page. Try it again.")));
    };
    const timer = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
    const done = (settle: () => void) => {
      clearTimeout(timer);
      child.off("message", answered).off("exit", ended).off("error", ended);
      settle();
    };
    child.on("message", answered).on("exit", ended).on("error", ended);
    child.send({ id, page } satisfies Request, (error) => {
      if (error) child.kill("SIGKILL");
    });
  });
}

/** Ends the process now: when nobody has read for a while, and after tests. */
export function endReader(): void {
  const state = held();
  if (state.idle) clearTimeout(state.idle);
  state.child?.kill("SIGKILL");
  state.child = null;
}

/**
 * Reads a page's picture (JPEG, PNG or WebP bytes); null when no machine-readable zone was found on it. Throws `busy`
 * when many wait or the reader had to be stopped, and `invalid` when the bytes are no picture.
 */
export async function readPicture(page: Uint8Array): Promise<PageReading | null> {
  const state = held();
  if (state.waiting >= MOST_WAITING)
    throw new AppError("busy", "Several scans are being read. Try again in half a minute.", {
      retryAfter: 30,
    });
  state.waiting += 1;
  if (state.idle) clearTimeout(state.idle);
  const mine = state.turn.then(() => ask(state, page));
  state.turn = mine.catch(() => undefined);
  try {
    const answer = await mine;
    if ("refused" in answer)
      throw new AppError("invalid", "This picture cannot be read: it is damaged, or no picture.");
    return answer.reading;
  } finally {
    state.waiting -= 1;
    if (state.waiting === 0) state.idle = setTimeout(endReader, IDLE_MS).unref();
  }
}
