// How far an import is: a bar that is drawn over itself on a terminal, a line now and then elsewhere.
import type { Progress } from "@/lib/import/stage";

const words = { read: "reading", check: "checking", load: "writing", index: "indexing" } as const;
const WIDTH = 30;
const EVERY_MS = 200;
const LINE_EVERY_MS = 10_000;

const clock = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

/** `writing customers  ████──  52 %  31,200 rows/s  0:12 left`. */
export function progressLine({ step, kind, done, of, rows }: Progress, seconds: number): string {
  const share = of === 0 ? 1 : Math.min(1, done / of);
  const filled = Math.round(share * WIDTH);
  const bar = "█".repeat(filled) + "─".repeat(WIDTH - filled);
  const perSecond = seconds > 0 ? Math.round(rows / seconds) : 0;
  const left = share > 0 && share < 1 ? `${clock((seconds * (1 - share)) / share)} left` : "";
  const speed = step === "check" || step === "index" ? "" : `${perSecond.toLocaleString("en-GB")} rows/s`;
  return `  ${`${words[step]} ${kind}`.padEnd(24)} ${bar} ${String(Math.floor(share * 100)).padStart(3)} %  ${speed}  ${left}`;
}

export function progressBar(out: NodeJS.WriteStream) {
  let part = "";
  let began = 0;
  let shown = 0;
  return {
    tell(progress: Progress) {
      const now = performance.now();
      const one = `${progress.step} ${progress.kind}`;
      if (one !== part) {
        if (part && out.isTTY) out.write("\n");
        part = one;
        began = now;
        shown = 0;
      }
      const isLast = progress.done >= progress.of;
      if (now - shown < (out.isTTY ? EVERY_MS : LINE_EVERY_MS) && !isLast) return;
      shown = now;
      const line = progressLine(progress, (now - began) / 1000);
      out.write(out.isTTY ? `\r${line}\u001b[K` : `${line}\n`);
    },
    end() {
      if (part && out.isTTY) out.write("\n");
    },
  };
}
