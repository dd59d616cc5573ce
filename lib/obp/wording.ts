// Says in OBP's words what a use-case refused: one place where our few codes become its many.
import { AppError } from "@/lib/core/errors";
import { eitherRoles, isRole, systemRoles } from "@/lib/core/roles";
import type { Call, Described } from "@/lib/obp/endpoint";
import { ObpRefusal, refusal } from "@/lib/obp/errors";

/** The refusal for whatever was thrown, or null for a bug. */
export function wordRefusal(error: unknown, entry: Described, call: Call): ObpRefusal | null {
  if (error instanceof ObpRefusal) return error;
  if (!(error instanceof AppError)) return null;
  const own = entry.refusals?.[`${error.code}:${error.facts.subject}`] ?? entry.refusals?.[error.code];
  if (own) return own(call, error.facts, sentenceOf(error));
  switch (error.code) {
    case "unauthenticated":
      return refusal("OBP-20001");
    case "forbidden":
      return refusal("OBP-20006", missingRoles(error, entry));
    case "not_found":
      return notFoundAs(error, call);
    case "too_many":
      return refusal("OBP-10018", ` ${error.message}`);
    case "too_broad":
      return refusal("OBP-01000");
    case "busy":
      return refusal("OBP-50005", ` ${error.message}`);
    default:
      return refusal("OBP-10001", ` ${sentenceOf(error)}`);
  }
}

/** `email: At most 200 characters; this has 201.` */
function sentenceOf({ code, message, facts }: AppError): string {
  const [first] = code === "invalid" ? Object.entries(facts.fields ?? {}) : [];
  return first
    ? `${first[0].replace(/[A-Z]|\d+/g, (sign) => `_${sign.toLowerCase()}`)}: ${first[1]}`
    : message;
}

/** The wrapper writes `Role for BankId(x).`, endpoints that check by themselves `Role at Bank(x)`. */
function missingRoles({ message, facts }: AppError, { family }: Described): string {
  const { role = "", bankId } = facts;
  if (!role) return message;
  const names = role.split(" or ");
  const isSystem = names.every(
    (name) => isRole(name) && [...systemRoles, ...eitherRoles].some((r) => r === name),
  );
  if (!bankId || isSystem) return role;
  return family === "own" ? `${role} at Bank(${bankId})` : `${role} for BankId(${bankId}).`;
}

function notFoundAs(error: AppError, { params }: Call): ObpRefusal {
  if (error.facts.subject === "bank")
    return refusal("OBP-30001", ` Current BankId is ${params.BANK_ID ?? error.facts.bankId ?? ""}`);
  if (error.facts.subject === "customer")
    return refusal("OBP-30046", `. Current CustomerId(${params.CUSTOMER_ID ?? ""})`);
  if (error.facts.subject === "person") return refusal("OBP-20005");
  return refusal("OBP-50200", ` ${error.message}`);
}
