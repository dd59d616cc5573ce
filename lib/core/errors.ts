// The one taxonomy of refusals: what went wrong, in a code for doors and a sentence for a person.
export type ErrorCode =
  | "unauthenticated"
  | "forbidden"
  /** The last proof of who acts is too old: it is asked for, and the same runs again. */
  | "step_up"
  | "not_found"
  | "invalid"
  | "conflict"
  | "too_many"
  | "too_broad"
  | "busy";

/** What the doors that speak HTTP without a page answer (RFC 9110); OBP has statuses of its own. */
export const statusOf: Record<ErrorCode, number> = {
  unauthenticated: 401,
  forbidden: 403,
  step_up: 403,
  not_found: 404,
  invalid: 400,
  conflict: 409,
  too_many: 429,
  too_broad: 408,
  busy: 503,
};

export interface ErrorFacts {
  /** What was not found or taken, for doors that name it: "bank", "customer", "address" … */
  subject?: string;
  /** The role that was missing, and the bank where. */
  role?: string;
  bankId?: string;
  /** Sentences by field name. */
  fields?: Record<string, string>;
  /** What somebody else saved meanwhile, for a conflict. */
  theirs?: {
    version: number;
    by: string;
    at: Date;
    fields: Record<string, unknown>;
    was: Record<string, unknown>;
  };
  /** Counted by the use-case itself: one of very many, which would flood the audit. */
  isCounted?: boolean;
  /** Seconds until a new try makes sense. */
  retryAfter?: number;
}

/** What a door or a use-case throws on purpose. Anything else is a bug and is never shown with its own message. */
export class Expected extends Error {}

/** A refusal, in a code for doors and a sentence for a person. */
export class AppError extends Expected {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly facts: ErrorFacts = {},
  ) {
    super(message);
    this.name = "AppError";
  }
}

/** A record that does not exist, or not for this actor: nobody learns which. */
export const notFound = (subject: string) =>
  new AppError("not_found", `There is no such ${subject}.`, { subject });

export const forbidden = (role: string, bankId?: string) =>
  new AppError("forbidden", `This needs the role ${role}${bankId ? ` at ${bankId}` : ""}.`, { role, bankId });

export const invalid = (fields: Record<string, string>) =>
  new AppError("invalid", Object.values(fields)[0] ?? "Something in this form cannot be accepted.", {
    fields,
  });
