// The role that a locked action names is the one the server refuses it for: every action against every role held or missing.
import { beforeAll, expect, test } from "vitest";
import {
  addAction,
  addItems,
  editCustomerAction,
} from "@/app/(office)/customers/[bankId]/[customerId]/file-actions";
import { addAddress } from "@/lib/addresses/addresses";
import { type Actor, heldKey } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { uuidv7 } from "@/lib/core/ids";
import { decide, mayRun } from "@/lib/core/permissions";
import { type Bundle, bankRoles, bundles, eitherRoles, systemRoles } from "@/lib/core/roles";
import { perform, type UseCase } from "@/lib/core/use-case";
import { changeCustomer } from "@/lib/customers/customers";
import { addKycCheck } from "@/lib/kyc/checks";
import { addKycDocument } from "@/lib/kyc/documents";
import { addKycMedia } from "@/lib/kyc/media";
import { addKycStatus } from "@/lib/kyc/status-history";
import { endRole, grantRole, mayEndRoles, mayGrant } from "@/lib/people/grants";
import { grantRequest } from "@/lib/people/role-decisions";
import { addRoleRequest } from "@/lib/people/role-requests";
import { endRoles } from "@/lib/people/roles";
import { makeSomeone } from "@/lib/people/testing";
import { addTaxResidence } from "@/lib/tax-residences/tax-residences";
import { makeActor, makeBank, makeCustomer } from "@/lib/testing/world";
import { setMailTexts } from "@/lib/webui-props/mail-texts";

let ids: { bankId: string; customerId: string };
let actor: Actor;
let asked: { bank: string; system: string };
let personId: string;

interface Drawn {
  name: string;
  /** The role the page names; undefined where the action is open. */
  shown: (actor: Actor) => string | undefined;
  useCase: UseCase;
  raw: () => Record<string, unknown>;
  bankId: () => unknown;
}

const adding = {
  Check: ["add-check", addKycCheck],
  Document: ["add-document", addKycDocument],
  "Scan or picture": ["upload", addKycMedia],
  "KYC status": ["set-status", addKycStatus],
  Address: ["add-address", addAddress],
  "Tax residence": ["add-tax", addTaxResidence],
} as const;
const needs = (isOpen: boolean, role: string) => (isOpen ? undefined : role);
const one = (name: string, useCase: unknown, raw: Record<string, unknown>, shown: Drawn["shown"]): Drawn => ({
  name,
  shown,
  useCase: useCase as UseCase,
  raw: () => raw,
  bankId: () => raw.bankId,
});

const drawn = (): Drawn[] => [
  ...Object.entries(adding).flatMap(([label, [panel, useCase]]) => {
    const raw = { ...ids, id: uuidv7() };
    const inMenu = (who: Actor) => addItems(who, ids).find((item) => item.label === label)?.needs;
    return [
      one(`${label} in the menu`, useCase, raw, inMenu),
      one(`${label} on its card`, useCase, raw, (who) => addAction(who, ids, panel).needs),
    ];
  }),
  one(
    "correct the customer",
    changeCustomer,
    { ...ids, baseVersion: 1 },
    (who) => editCustomerAction(who, ids).needs,
  ),
  ...[null, ids.bankId].map((bankId) =>
    one(
      `take back a role at ${bankId ? "a bank" : "system level"}`,
      endRoles,
      { personId, bankId, roleNames: ["CanReadAudit"] },
      (who) => needs(mayEndRoles(who, bankId), endRole(bankId)),
    ),
  ),
  one("set the texts of mails", setMailTexts, { purpose: "DEVELOPER" }, (who) =>
    needs(mayRun(setMailTexts.allow, who), "CanCreateWebUiProps"),
  ),
];

type Holding = [name: string, held: ReadonlySet<string>];

const refusedFor = async (work: Promise<unknown>) => {
  const outcome = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (outcome instanceof AppError && outcome.code === "forbidden") return outcome.facts.role;
  return undefined;
};

/** Nobody, each screen role, everything but one, and one alone. */
function everyHolding(): Holding[] {
  const all = [
    ...[...bankRoles, ...eitherRoles].map((role) => heldKey(role, ids.bankId)),
    ...systemRoles.map((role) => heldKey(role)),
  ];
  return [
    ["no role", new Set()],
    ...(Object.keys(bundles) as Bundle[]).map(
      (name): Holding => [name, new Set(bundles[name].map((role) => heldKey(role, ids.bankId)))],
    ),
    ...all.map((key): Holding => [`all but ${key}`, new Set(all.filter((other) => other !== key))]),
    ...all.map((key): Holding => [`only ${key}`, new Set([key])]),
  ];
}

beforeAll(async () => {
  const bankId = await makeBank();
  actor = await makeActor([], bankId);
  ids = await makeCustomer(actor, bankId);
  const asker = await makeSomeone();
  personId = asker.id;
  const ask = async (role: string, at: string | null) =>
    (await perform(addRoleRequest, await asker.actor(), { bankId: at, role, reason: "x" })).id;
  asked = { bank: await ask("CanReadAudit", bankId), system: await ask("CanCreateBank", null) };
});

/** A page is drawn only where one holds something. */
const isAt = (held: ReadonlySet<string>) =>
  [...held].some((key) => key.endsWith("@") || key.endsWith(`@${ids.bankId}`));

const compare = async (
  refusalOf: (action: Drawn, who: Actor) => Promise<string | undefined>,
  holdings: Holding[],
) => {
  const wrong: string[] = [];
  for (const [holding, held] of holdings.filter(([, held]) => isAt(held)))
    for (const action of drawn()) {
      const who = { ...actor, held };
      const named = action.shown(who);
      // Where several roles would do, the page names the first of them.
      const refused = (await refusalOf(action, who))?.split(" or ")[0];
      if (named !== refused) wrong.push(`${action.name}, ${holding}: ${named} shown, refused for ${refused}`);
    }
  return wrong;
};

test("each locked action names the role that its use-case demands, for every role held alone or missing alone", async () => {
  const holdings = everyHolding();
  expect(holdings.length * drawn().length).toBeGreaterThan(1_500);
  const decided = ({ useCase, bankId }: Drawn, who: Actor) =>
    refusedFor(Promise.resolve().then(() => decide(useCase.allow, who, bankId(), false)));
  expect(await compare(decided, holdings)).toEqual([]);
});

test("and is refused for it by the server, whichever screen role one has", async () => {
  const performed = ({ useCase, raw }: Drawn, who: Actor) =>
    refusedFor(perform(useCase, who, raw(), { hideBank: false }));
  const screenRoles = everyHolding().slice(0, Object.keys(bundles).length + 1);
  expect(await compare(performed, screenRoles)).toEqual([]);
});

test("a request that waits names the role that granting it takes, at a bank and at system level", async () => {
  const seers = [
    [asked.bank, ids.bankId, heldKey("CanManagePeople", ids.bankId)],
    [asked.bank, ids.bankId, heldKey("CanGetEntitlementRequestsAtAnyBank")],
    [asked.system, null, heldKey("CanGetEntitlementRequestsAtAnyBank")],
  ] as const;
  for (const [id, bankId, key] of seers) {
    const who = { ...actor, held: new Set([key]) };
    expect(mayGrant(who, bankId)).toBe(false);
    expect(await refusedFor(perform(grantRequest, who, { id, until: null }))).toBe(grantRole(bankId));
  }
});
