// Runs the reader in a child process: one page at a time, bounded in memory and time, ended when nobody reads.
import { type ChildProcess, fork } from "node:child_process";
import os from "node:os";
import path from "node:path";
import { cuttingOff } from "@/lib/core/cut-off";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import type { Answer, Request } from "./child";
import type { PageReading } from "./read-page";

/** Models stay loaded between pages for so long: 0.7 GB is too much to keep for nobody. */
const IDLE_MS = 60_000;
/** A page takes one or two seconds. The first of a process waits for the models too. */
const PATIENCE_MS = 30_000;
const FIRST_PATIENCE_MS = 60_000;
/** Other work on the machine is no fault of the page: where more wants to run than there are cores, it gets more time. */
const MOST_PATIENCE_MS = 240_000;
const patienceFor = (isWarm: boolean) => {
  const crowd = Math.max(1, (os.loadavg()[0] ?? 0) / os.availableParallelism());
  return Math.min(MOST_PATIENCE_MS, crowd * (isWarm ? PATIENCE_MS : FIRST_PATIENCE_MS));
};
/** Who comes when so many wait is told to come again. */
const MOST_WAITING = 6;
/** Nobody takes all places. */
const MOST_OF_ONE = 2;
const HEAP_MB = 512;
/** With models and the largest page it needs 1 GB. */
const MOST_MB = 2_000;

interface Held {
  child: ChildProcess | null;
  /** It has read a page. */
  isWarm: boolean;
  idle: NodeJS.Timeout | null;
  /** Who waits, the one whose page is being read first. */
  waiting: { personId: string }[];
  turn: Promise<unknown>;
  nextId: number;
}
// Pages and route handlers each have their own copy of this module; the process is one.
const shared = globalThis as unknown as { dossierReader?: Held };
const held = (): Held => {
  shared.dossierReader ??= {
    ...{ child: null, isWarm: false, idle: null, waiting: [] },
    ...{ turn: Promise.resolve(), nextId: 1 },
  };
  return shared.dossierReader;
};

/** Memory that is really used (kB): a limit that the system keeps, where there is a shell. */
const limited: readonly string[] =
  process.platform === "win32" ? [] : ["/bin/sh", "-c", `ulimit -d ${MOST_MB * 1024}; exec "$0" "$@"`];

/** None of our environment: the child has no business with keys or the database. */
function start(state: Held): ChildProcess {
  const program = path.join(process.cwd(), "lib/reader/child.ts");
  const node = [process.execPath, "--import", "tsx", `--max-old-space-size=${HEAP_MB}`];
  const [execPath = process.execPath, ...execArgv] = [...cuttingOff(), ...limited, ...node];
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
  state.isWarm = false;
  return child;
}

function ask(state: Held, page: Uint8Array): Promise<Answer> {
  const child = state.child?.connected ? state.child : start(state);
  const id = state.nextId++;
  return new Promise((resolve, reject) => {
    const answered = (answer: Answer) => {
      if (answer.id !== id) return;
      state.isWarm = true;
      done(() => resolve(answer));
    };
    let why = "The reader stopped while it read this page. Try it again.";
    const ended = () => {
      log.warn("reader ended", { signal: child.signalCode, code: child.exitCode });
      done(() => reject(new AppError("busy", why)));
    };
    const patience = patienceFor(state.isWarm);
    const timer = setTimeout(() => {
      why = `The reader took longer than ${Math.round(patience / 1000)} seconds with this page and was stopped. Try it again.`;
      child.kill("SIGKILL");
    }, patience);
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

/** How many pages are read before this person's next one; null when none of his waits here. */
export function aheadOf(personId: string): number | null {
  const at = held().waiting.findIndex((one) => one.personId === personId);
  return at < 0 ? null : at;
}

/**
 * Reads a page's picture (JPEG, PNG or WebP bytes); null when no machine-readable zone was found on it. Throws `busy`
 * when many wait or the reader had to be stopped, and `invalid` when the bytes are no picture.
 */
export async function readPicture(page: Uint8Array, personId = ""): Promise<PageReading | null> {
  const state = held();
  const own = state.waiting.filter((one) => one.personId === personId).length;
  if (state.waiting.length >= MOST_WAITING || own >= MOST_OF_ONE)
    throw new AppError("busy", "Several scans are being read. Try again in half a minute.", {
      retryAfter: 30,
    });
  const place = { personId };
  state.waiting.push(place);
  if (state.idle) clearTimeout(state.idle);
  const mine = state.turn.then(() => ask(state, page));
  state.turn = mine.catch(() => undefined);
  try {
    const answer = await mine;
    if ("refused" in answer)
      throw new AppError("invalid", "This picture cannot be read: it is damaged, or no picture.");
    return answer.reading;
  } finally {
    state.waiting.splice(state.waiting.indexOf(place), 1);
    if (state.waiting.length === 0) state.idle = setTimeout(endReader, IDLE_MS).unref();
  }
}
