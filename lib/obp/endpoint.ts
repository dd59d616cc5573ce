// What an endpoint is: one entry of the tables in routes/, which names its use-case, its order of checks and its JSON.
import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import type { ErrorFacts } from "@/lib/core/errors";
import type { Role } from "@/lib/core/roles";
import { perform, type UseCase } from "@/lib/core/use-case";
import { stepsOf } from "@/lib/obp/checks";
import type { ObpCode, ObpRefusal } from "@/lib/obp/errors";
import { camelKeys } from "@/lib/obp/json/read";
import type { Version } from "@/lib/obp/versions";

export type Verb = "GET" | "POST" | "PUT" | "DELETE";
export type Raw = Record<string, unknown>;

/**
 * What is checked, in the order it is named. `ids` is the wrapper's look at every id in the body, `rate` a stranger's
 * own limit, `customer` the use-case's subject.
 */
export type Check = "user" | "ids" | "rate" | "bank" | "person" | "role" | "customer" | "body";

/** Everything an endpoint knows about the request it answers. */
export interface Call<Body = unknown> {
  actor: Actor;
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** As the endpoint's schema read it; undefined when there is none, or until it is checked. */
  body: Body;
  /** As the client sent it; undefined without a JSON body. */
  json: unknown;
  version: Version;
  /** Raw headers, for DirectLogin only. */
  headers: Headers;
  /** Headers of the answer, whatever it becomes; a check may add to them. */
  answerHeaders: Record<string, string>;
}

/** How an endpoint words a refusal that is its own: by code, or by `code:subject`. */
export type Wording = Record<string, (call: Call, facts: ErrorFacts, sentence: string) => ObpRefusal>;

/** What documentation and router know of an endpoint; everything but how it runs. */
export interface Described {
  /** `OBPv2.0.0-addKycCheck`: the version that brought it, and its name in OBP. */
  id: string;
  /** The first and the last version that answer with it, where several endpoints share an address; else all do. */
  from?: Version;
  until?: Version;
  verb: Verb;
  /** Below /obp/VERSION; capitals are variables. */
  path: string;
  summary: string;
  about: string;
  tags: readonly string[];
  /** Any one of them is enough. */
  roles?: readonly Role[];
  isAnonymous?: boolean;
  /** v2 and v3 endpoints check by themselves, later ones inside a common wrapper: the 403 differs. */
  family: "own" | "wrapper";
  order: readonly Check[];
  /** OBP's class name, which its 400 says. */
  bodyName?: string;
  body?: z.ZodType;
  /** Reads limit and offset. */
  isPaged?: boolean;
  /** Another address of an endpoint that is documented already. */
  isUnlisted?: boolean;
  /** A POST that has no body at all. */
  isBodiless?: boolean;
  success: 200 | 201 | 204;
  answer: z.ZodType;
  /** Listed by the documentation beside the codes that follow from `order`. */
  listed?: readonly (ObpCode | (string & {}))[];
  refusals?: Wording;
}

/** An endpoint of the tables. */
export interface Endpoint extends Described {
  /** Its result as JSON; throws AppError or ObpRefusal. */
  run: (call: Call) => Promise<unknown>;
}

interface Through<Body extends z.ZodType, Input extends z.ZodType, Subject, Result>
  extends Omit<Described, "body"> {
  body?: Body;
  useCase: UseCase<Input, Subject, Result>;
  /** The use-case's input beside `bankId` and `customerId`; without it, the body with camelCase names. */
  read?: (call: Call<z.output<Body>>) => Raw;
  /** What OBP asks of a body that reads, beyond its types; it belongs to the check `body`. */
  demand?: (call: Call<z.output<Body>>) => void | Promise<void>;
  write: (result: Result, call: Call<z.output<Body>>) => unknown;
}

/** An endpoint that is a door to a use-case. */
export function endpoint<Body extends z.ZodType, Input extends z.ZodType, Subject, Result>(
  entry: Through<Body, Input, Subject, Result>,
): Endpoint {
  const { useCase, read, demand, write, ...described } = entry;
  const run = async (given: Call) => {
    const parsed = entry.body?.safeParse(given.json);
    const call = { ...given, body: parsed?.data } as Call<z.output<Body>>;
    const isReadable = !parsed || parsed.success;
    const input: Attempt = isReadable ? attempt(() => read?.(call) ?? (camelKeys(call.body) as Raw)) : {};
    const order = stepsOf(described, call, isReadable, () => demand?.(call));
    // What is wrong with the query is said after the checks: a stranger is told to log in first.
    const steps = [...order, () => throwFault(input.fault)];
    const raw = { ...named(call), ...input.value };
    return write(await perform(useCase, call.actor, raw, { order: steps, hideBank: false }), call);
  };
  return { ...described, run };
}

interface Attempt {
  value?: Raw;
  fault?: unknown;
}
function attempt(read: () => Raw): Attempt {
  try {
    return { value: read() };
  } catch (fault) {
    return { fault };
  }
}

function throwFault(fault: unknown): void {
  if (fault !== undefined) throw fault;
}

/** The path's own variables as every use-case calls them. */
function named({ params }: Call): Raw {
  const { BANK_ID: bankId, CUSTOMER_ID: customerId } = params;
  return { ...(bankId === undefined ? {} : { bankId }), ...(customerId === undefined ? {} : { customerId }) };
}

/** An endpoint that says what this server is, or reads nothing but the actor: no use-case. */
export function fact(entry: Described & { tell: (call: Call) => unknown }): Endpoint {
  const { tell, ...described } = entry;
  return {
    ...described,
    run: async (call) => {
      for (const step of stepsOf(described, call, true))
        if (typeof step === "function") await step(call.actor, {});
      return await tell(call);
    },
  };
}

/** `v2.0.0` of `OBPv2.0.0-addKycCheck`. */
export const sinceOf = ({ id }: Pick<Described, "id">): Version => /^OBP(v[\d.]+)-/.exec(id)?.[1] as Version;
export const functionOf = ({ id }: Pick<Described, "id">): string => id.slice(id.indexOf("-") + 1);
