// The checks an endpoint names, as steps of a use-case: who, which bank, which role, and whether the body reads.
import { findBank } from "@/lib/banks/banks";
import type { Actor } from "@/lib/core/actor";
import { AppError, forbidden, notFound } from "@/lib/core/errors";
import { type Allow, decide } from "@/lib/core/permissions";
import { bankRoles, eitherRoles, type Role, systemRoles } from "@/lib/core/roles";
import { perform, type Step } from "@/lib/core/use-case";
import type { Call, Check, Described } from "@/lib/obp/endpoint";
import { refusal, wrongBody } from "@/lib/obp/errors";
import { countLookUp } from "@/lib/obp/limits";
import { findPerson } from "@/lib/people/entitlements";

const among = (roles: readonly Role[], names: readonly Role[]) =>
  roles.filter((role) => names.includes(role));

/** What an endpoint's roles demand: a bank's role at that bank, a system role anywhere. */
function allowOf(roles: readonly Role[]): Allow {
  const either = among(roles, eitherRoles);
  if (either.length > 0) return { kind: "someBank", roles: either, system: either };
  const [atBank, system] = [among(roles, bankRoles), among(roles, systemRoles)];
  return atBank.length > 0 ? { kind: "atBank", roles: atBank, system } : { kind: "system", roles: system };
}

function checkRole(roles: readonly Role[], actor: Actor, bankId: string | undefined) {
  if (roles.length === 0) return;
  try {
    decide(allowOf(roles), actor, bankId, false);
  } catch (error) {
    if (error instanceof AppError && error.code === "forbidden") throw forbidden(roles.join(" or "), bankId);
    throw error;
  }
}

async function checkBank(actor: Actor, bankId: string) {
  if (!(await perform(findBank, actor, { bankId }))) throw notFound("bank");
}

const idNames = new Set([
  "id",
  "user_id",
  "bank_id",
  "account_id",
  "customer_id",
  "branch_id",
  "atm_id",
  "transaction_id",
  "transaction_request_id",
  "card_id",
  "view_id",
]);
const idForm = /^[A-Za-z0-9\-._]{0,36}$/;

/** Every id in a body, at any depth, that has not the form of one: `(name,value)`. */
export function wrongIds(json: unknown): string[] {
  if (Array.isArray(json)) return json.flatMap(wrongIds);
  if (json === null || typeof json !== "object") return [];
  return Object.entries(json).flatMap(([name, value]) =>
    typeof value === "string"
      ? idNames.has(name) && !idForm.test(value)
        ? [`(${name},${value})`]
        : []
      : wrongIds(value),
  );
}

function checkIds({ json }: Call) {
  const wrong = wrongIds(json);
  if (wrong.length > 0) throw refusal("OBP-10001", ` Here are all invalid values: List(${wrong.join(", ")})`);
}

/** The endpoint's checks in its own order. `isReadable` says whether the body passed its schema. */
export function stepsOf(
  entry: Described,
  call: Call,
  isReadable: boolean,
  demand: () => void | Promise<void> = () => undefined,
): Step[] {
  const bankId = call.params.BANK_ID;
  const steps: Record<Check, Step> = {
    user: (actor) => {
      if (!actor.personId) throw new AppError("unauthenticated", "Please sign in first.");
    },
    ids: () => (entry.verb === "POST" ? checkIds(call) : undefined),
    rate: async (actor) => {
      Object.assign(call.answerHeaders, await countLookUp(actor, bankId ?? ""));
    },
    bank: (actor) => checkBank(actor, bankId ?? ""),
    person: async (actor) => {
      if (!(await perform(findPerson, actor, { personId: call.params.USER_ID }))) throw notFound("person");
    },
    role: (actor) => checkRole(entry.roles ?? [], actor, bankId),
    customer: "subject",
    body: () => {
      if (!isReadable) throw wrongBody(entry.bodyName ?? "");
      return demand();
    },
  };
  return entry.order.map((check) => steps[check]);
}
