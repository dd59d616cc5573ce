// Structured logs: one JSON line each, with a correlation id and no personal data.
import pino from "pino";
import { uuidv7 } from "@/lib/core/ids";

// Not through env(): a fault of the environment itself must still be logged.
const logger = pino({
  level: process.env.LOG_LEVEL ?? "info",
  base: { service: "dossier" },
  timestamp: pino.stdTimeFunctions.isoTime,
});

/** The kind of a fault without its message: database messages carry the values they choke on. */
function kindOf(error: unknown) {
  if (!(error instanceof Error)) return { fault: typeof error };
  const code = (error as { code?: unknown }).code;
  const frames = error.stack
    ?.split("\n")
    .filter((line) => line.trimStart().startsWith("at "))
    .slice(0, 8);
  return { fault: error.name, code: typeof code === "string" ? code : undefined, frames };
}

type Facts = Record<string, string | number | boolean | null | undefined>;

export const log = {
  info: (event: string, facts: Facts = {}) => logger.info({ ...facts }, event),
  warn: (event: string, facts: Facts = {}) => logger.warn({ ...facts }, event),
  /** Somebody has to look: an operator alerts on level 50 (error) and the name under `alarm`. */
  alarm: (alarm: string, facts: Facts = {}) => logger.error({ alarm, ...facts }, "alarm"),
  /** A bug: logged with an id that the person who met it can quote. Returns the id. */
  fault(error: unknown, correlationId: string = uuidv7(), facts: Facts = {}): string {
    logger.error({ correlationId, ...facts, ...kindOf(error) }, "fault");
    return correlationId;
  },
};
