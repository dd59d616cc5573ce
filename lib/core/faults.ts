// What may be told of a fault: its kind, never its message. A database's messages quote the values it choked on.
import { AppError, Expected } from "@/lib/core/errors";

/** Prisma's own codes for "no connection was free in time", "the transaction took too long", "PostgreSQL has too many". */
const busyCodes = new Set(["P2024", "P2028", "P2037"]);
/** The same outside of a transaction, in the words of the pool itself, which has no code for it. */
const poolIsBusy = "timeout exceeded when trying to connect";

/** The indexes of an import are made in minutes. */
const lockIsKept =
  "Something larger is being written just now, such as an import of customers, and nothing of this was stored. " +
  "Please try again in a minute.";

const codeOf = (error: unknown): string | undefined => {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" ? code : undefined;
};

/**
 * A refusal stays what it is. A statement cut off at its timeout becomes one ("too_broad"), and so does a database that
 * had no connection free, or a lock that others kept ("busy"). Anything else is a bug and goes on as an error with the same name, code and place in the code, but without its message and what it wraps.
 */
export function withoutValues(error: unknown): unknown {
  if (error instanceof Expected || !(error instanceof Error)) return error;
  if (isStatementTimeout(error))
    return new AppError("too_broad", "This asks for too much at once. Ask for less.");
  if (isLockTimeout(error)) return new AppError("busy", lockIsKept, { retryAfter: 60 });
  const code = codeOf(error);
  if ((code && busyCodes.has(code)) || error.message === poolIsBusy) {
    return new AppError(
      "busy",
      "Dossier is very busy just now, and nothing was stored. Please try again in a moment.",
      { retryAfter: 2 },
    );
  }
  const frames = error.stack?.split("\n").filter((line) => line.trimStart().startsWith("at ")) ?? [];
  const plain = Object.assign(new Error("A use-case failed; see its kind and place."), code ? { code } : {});
  plain.name = error.name;
  plain.stack = [`${error.name}${code ? ` ${code}` : ""}`, ...frames].join("\n");
  return plain;
}

/** Whether PostgreSQL said this, whatever wrapped the error. */
function saysState(error: unknown, state: string): boolean {
  const { message, cause, meta, code } = (error ?? {}) as Record<string, unknown>;
  if (code === state) return true;
  if (typeof message === "string" && message.includes(state)) return true;
  if (meta && JSON.stringify(meta).includes(state)) return true;
  return cause !== undefined && cause !== error && saysState(cause, state);
}

/** PostgreSQL ended a statement that took longer than it may. */
export const isStatementTimeout = (error: unknown): boolean => saysState(error, "57014");

/** PostgreSQL ended a statement that waited for a lock longer than it may. */
export const isLockTimeout = (error: unknown): boolean => saysState(error, "55P03");
