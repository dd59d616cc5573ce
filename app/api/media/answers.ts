// How the two routes of uploaded files answer: never kept by a cache, never drawn as a page, refusals in plain words.
import { AppError, statusOf } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { FileDamaged, VaultFault } from "@/lib/vault/faults";

/** Whatever a file holds, a browser that opens its address runs nothing of it. */
export const fileHeaders = {
  "Cache-Control": "private, no-store",
  "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
};

const bySubject: Record<string, number> = { "too large": 413, "too slow": 408 };

export interface Refusal {
  status: number;
  code: string;
  message: string;
}

/** A refusal in words; a fault of ours, or of the stored bytes, is logged and told by its number. */
export function refusalOf(error: unknown, correlationId: string): Refusal {
  if (error instanceof AppError) {
    const status = bySubject[error.facts.subject ?? ""] ?? statusOf[error.code];
    return { status, code: error.code, message: error.message };
  }
  const id = log.fault(error, correlationId);
  if (error instanceof FileDamaged) {
    // An alarm, not a mishap: bytes at rest do not change by themselves.
    log.alarm("stored-file-damaged", { correlationId, why: error.message });
    return {
      ...{ status: 500, code: "damaged" },
      message: `The stored bytes of this file are damaged or missing, and nothing of it is shown. Tell your administrator the number ${id}.`,
    };
  }
  const why =
    error instanceof VaultFault ? "Files cannot be opened now." : "Something went wrong on our side.";
  return { status: 500, code: "internal", message: `${why} Its number is ${id}.` };
}

export const plain = ({ status, message }: Refusal): Response =>
  new Response(`${message}\n`, {
    status,
    headers: { ...fileHeaders, "Content-Type": "text/plain; charset=utf-8" },
  });

export const json = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  Response.json(body, { status, headers: { ...fileHeaders, ...headers } });
