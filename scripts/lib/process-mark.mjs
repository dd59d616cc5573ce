// Who a process is, and whether it still lives: pids are used again, so a mark carries the start time too.
import { readFileSync } from "node:fs";

/** Fields of /proc/PID/stat after the command name (which may hold spaces), or null where there is none. */
function readStat(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return null;
  }
}

/** `PID-START`: start is in clock ticks since the machine's boot on Linux, 0 elsewhere. */
export const markOf = (pid) => `${pid}-${readStat(pid)?.[19] ?? 0}`;

/** The parent's pid, or null where /proc cannot say. */
export const parentOf = (pid) => Number(readStat(pid)?.[1] ?? 0) || null;

/** The pid a mark was made for. */
export const pidOf = (mark) => Number(mark.split("-")[0]);

/** Whether the very process that made this mark still runs (a zombie does not). */
export function isAlive(mark) {
  const pid = pidOf(mark);
  if (!Number.isInteger(pid) || pid < 1) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== "EPERM") return false;
  }
  return readStat(pid)?.[0] !== "Z" && markOf(pid) === mark;
}

/** This process's own mark. */
export const ownMark = markOf(process.pid);
