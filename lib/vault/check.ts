// Has a file judged by a child process with little memory, little time and none of our secrets; one file at a time.
import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { type PassThrough, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { confined } from "@/lib/vault/confined";
import { readFrames } from "@/lib/vault/frames";
import { glance } from "@/lib/vault/glance";
import type { SealedFile } from "@/lib/vault/seal";
import { dropSpooled, readSpooled, type Spooled, spool } from "@/lib/vault/spool";

/** Where a page's JPEG lies in the rendition, and its size in pixels. */
export interface Page {
  offset: number;
  bytes: number;
  width: number;
  height: number;
}

export interface Verdict {
  /** A sentence for the person who sent it; null when the file is accepted. */
  refused: string | null;
  realType: string;
  renditionType: string;
  pages: Page[];
  flags: string[];
}
export interface Checked extends Verdict {
  rendition: Spooled | null;
  thumbnail: Spooled | null;
}

export interface Claim {
  name: string;
  type: string;
}

const program = () => path.join(process.cwd(), "lib/vault/checker/check.mjs");
/** By the clock: other work on the machine does not make a file bad. */
const patienceMs = 150_000;

const refusal = (why: string): Verdict => ({
  ...{ refused: why, realType: "", renditionType: "", pages: [], flags: [] },
});

let turn: Promise<unknown> = Promise.resolve();
/** After everyone who came before; what they ended with does not matter. */
function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const mine = turn.then(work, work);
  turn = mine.catch(() => undefined);
  return mine;
}

/** Judges a spooled file and makes what is shown of it. Refusals come back as a verdict; only faults of ours throw. */
export async function checkFile(original: Spooled, claim: Claim): Promise<Checked> {
  const refused = await glance(original);
  if (refused !== null) return { ...refusal(refused), rendition: null, thumbnail: null };
  return await inTurn(async () => await judge(original, claim));
}

async function judge(original: Spooled, claim: Claim): Promise<Checked> {
  const [command, args] = confined(["--max-old-space-size=512", program(), JSON.stringify(claim)]);
  const child = spawn(command, args, { env: { NODE_ENV: "production" }, stdio: ["pipe", "pipe", "pipe"] });
  const ended = endOf(child);
  const timer = setTimeout(() => child.kill("SIGKILL"), patienceMs);
  try {
    let words = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      words = (words + text).slice(-2_000);
    });
    const feeding = pipeline(Readable.from(readSpooled(original)), child.stdin).catch(() => undefined);
    const made = await collect(child.stdout, original.sealed);
    const [code] = await Promise.all([ended, feeding]);
    if (made.verdict && code === 0 && !made.verdict.refused) return { ...made.verdict, ...made };
    await Promise.all([dropSpooled(made.rendition), dropSpooled(made.thumbnail)]);
    return { ...refusalOf(made.verdict, code, words), rendition: null, thumbnail: null };
  } finally {
    clearTimeout(timer);
    child.kill("SIGKILL");
  }
}

/** The child's exit code. Rejects when it could not be started; what it would have written then ends too. */
function endOf(child: ChildProcess): Promise<number | null> {
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on("close", resolve).on("error", (error) => {
      child.stdout?.destroy();
      reject(error);
    });
  });
  // Whoever fails before this is waited for says so himself.
  ended.catch(() => undefined);
  return ended;
}

/**
 * No process could be started, or none without network; Node does not know its fence, or the fence keeps it from its
 * own libraries. That is nothing the file did.
 */
const neverBegan = (code: number | null, words: string): boolean =>
  [9, 126, 127].includes(code ?? 0) ||
  /^unshare:|ERR_ACCESS_DENIED|ERR_MODULE_NOT_FOUND|bad option/m.test(words);

function refusalOf(verdict: Verdict | null, code: number | null, words: string): Verdict {
  if (verdict && code === 0) return verdict;
  log.warn("file checker ended without a verdict", { code });
  if (neverBegan(code, words))
    throw new AppError(
      "busy",
      "Files cannot be checked right now, and nothing was stored. Please try again.",
    );
  // Killed, or out of memory: the file asks for more than a file of a customer may.
  if (code === null || /memory|SIGKILL|abort/i.test(words) || code > 128)
    return refusal("It needs more memory or time to unpack than a scan does.");
  return refusal("It is damaged: it could not be read to its end.");
}

interface Made {
  verdict: Verdict | null;
  rendition: Spooled | null;
  thumbnail: Spooled | null;
}

/** What the child wrote: pictures into sealed files as they come, and its verdict. Throws when they cannot be kept. */
async function collect(output: Readable, { key, medium }: SealedFile): Promise<Made> {
  const { rendition, thumbnail, verdict } = readFrames(output);
  const take = (picture: PassThrough, which: "rendition" | "thumbnail") =>
    // Nobody else takes what this one could not: the child must not wait for it.
    spool(picture, { key, medium, which }).finally(() => picture.destroy());
  const [first, second, text] = await Promise.allSettled([
    take(rendition, "rendition"),
    take(thumbnail, "thumbnail"),
    verdict,
  ]);
  const failed = [first, second].find((one) => one.status === "rejected");
  const kept = async (one: PromiseSettledResult<Spooled>) => {
    if (one.status === "rejected") return null;
    if (one.value.bytes > 0 && !failed) return one.value;
    await dropSpooled(one.value);
    return null;
  };
  const pictures = { rendition: await kept(first), thumbnail: await kept(second) };
  if (failed) throw failed.reason;
  return { verdict: text.status === "fulfilled" ? readVerdict(text.value) : null, ...pictures };
}

/** Null when the child was ended before it had said all of it. */
function readVerdict(text: string): Verdict | null {
  try {
    return JSON.parse(text) as Verdict;
  } catch {
    return null;
  }
}
