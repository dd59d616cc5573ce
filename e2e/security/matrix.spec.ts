// The access matrix over HTTP: every entry of the build, asked by everybody in every situation, answers as the table says.
import { expect, test } from "@playwright/test";
import type { Who } from "../support/session";
import { type Answer, ask, askJson, callAction, forEachOf } from "../support/site";
import { actionId, readEntries } from "./manifests";
import { type Cell, compareNames, expectVerdict, readObpVerdict, readVerdict, type Verdict } from "./matrix";
import { makeScene, type Scene } from "./matrix-scene";
import { operations } from "./obp-permissions";
import type { Knock, Place, Row } from "./permission-rows";
import { rows } from "./permissions";

let scene: Scene;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  scene = await makeScene();
});

const counted = { cells: 0, wrong: [] as string[] };
const report = (name: string) => {
  const { cells, wrong } = counted;
  console.log(`${name}: ${cells} cells, ${wrong.length} wrong`);
  expect(wrong.slice(0, 30)).toEqual([]);
  Object.assign(counted, { cells: 0, wrong: [] });
  return cells;
};

/** The cells of one row: everybody at one's own bank and elsewhere, and whoever has no session that counts. */
function cellsOf(row: string, isAtBank: boolean): Cell[] {
  const people = Object.keys(scene.sessions) as Who[];
  const each = (situation: Cell["situation"]) => people.map((who): Cell => ({ row, who, situation }));
  return [
    ...each("own bank"),
    ...(isAtBank ? each("other bank") : []),
    { row, who: "nobody", situation: "no session" },
    ...each("expired"),
    ...each("deactivated"),
    ...each("half open"),
  ];
}

function check(cell: Cell, expected: Verdict, found: Verdict, { opens }: Pick<Row, "opens">, answer: Answer) {
  if (opens !== "anyone") counted.cells += 1;
  if (expected === found) return;
  const { row, who, situation } = cell;
  counted.wrong.push(`${row} ${who} ${situation}: ${found} instead of ${expected} (${answer.status})`);
}

async function knockAt({ entry }: Row, { path, fields, json, isPlain }: Knock, session: string | undefined) {
  const how = session ? { session } : {};
  if (json !== undefined) return await askJson(path, json, how);
  if (!fields) return await ask(path, how);
  return await callAction(actionId(entry.slice("action ".length)), fields, {
    ...how,
    path,
    hasState: !isPlain,
  });
}

/** A search without JavaScript answers every refusal by going to the page, which then says why. */
function readRow({ opens }: Row, { isPlain }: Knock, answer: Answer, expected: Verdict): Verdict {
  // What is open to all refuses for other reasons: an unknown address, a link that is used up, a wrong password.
  if (opens === "anyone") return readVerdict(answer) === "fault" ? "fault" : "open";
  if (!isPlain) return readVerdict(answer);
  const isOpen = answer.headers.get("x-action-redirect")?.includes("?search=");
  return isOpen ? "open" : expected === "open" ? "forbidden" : expected;
}

test("every page, route and action of the build has its row, and every row its entry", () => {
  const names = [...new Set(rows.map(({ entry }) => entry))];
  expect(compareNames(readEntries(), names)).toEqual({ withoutRow: [], withoutEntry: [], twice: [] });
});

test("an action without a row, or a role gone from a row, turns this red", () => {
  expect(compareNames(["action addCheck", "action bare"], ["action addCheck"]).withoutRow).toEqual([
    "action bare",
  ]);
  const officer: Cell = { row: "action addCheck", who: "officer", situation: "own bank" };
  for (const row of rows.filter(({ opens }) => Array.isArray(opens) && opens.length === 1)) {
    const opening = (Object.keys(scene.sessions) as Who[]).filter(
      (who) => expectVerdict(row, { ...officer, who }) === "open",
    );
    expect(opening, row.entry).not.toEqual([]);
    for (const who of opening)
      expect(expectVerdict({ ...row, opens: [] }, { ...officer, who })).not.toBe("open");
  }
});

for (const kind of ["page", "route", "action"])
  test(`${kind}s open to exactly those of the table`, async () => {
    test.setTimeout(240_000);
    const cells = rows
      .filter(({ entry }) => entry.startsWith(`${kind} `))
      .flatMap((row) => cellsOf(row.entry, row.reach !== "any bank").map((cell) => ({ row, cell })));
    await forEachOf(cells, 6, async ({ row, cell }) => {
      const { place, session } = scene.stand(cell);
      const knock = row.knock(place);
      const answer = await knockAt(row, knock, session);
      const expected = expectVerdict(row, cell);
      check(cell, expected, readRow(row, knock, answer, expected), row, answer);
    });
    expect(report(`${kind}s`)).toBeGreaterThan(40);
  });

const rolesOf = (word: string): Row["opens"] =>
  word === "anyone" || word === "signedIn" ? word : word.split(" ");
const either = /^CanGetAnyKyc/;

interface Doc {
  operation_id: string;
  request_verb: string;
  specified_url: string;
}

/** Every operation that any version serves, at the newest version that does. */
async function readDocs(): Promise<Doc[]> {
  const found = new Map<string, Doc>();
  for (const version of ["v2.0.0", "v3.0.0", "v3.1.0", "v4.0.0", "v5.0.0", "v5.1.0"]) {
    const { text } = await ask(`/obp/v5.1.0/resource-docs/${version}/obp`);
    for (const doc of (JSON.parse(text) as { resource_docs: Doc[] }).resource_docs)
      found.set(doc.operation_id, doc);
  }
  return [...found.values()];
}

const fill = (url: string, { bankId, customerId }: Place, personId: string) =>
  url
    .replace("BANK_ID", bankId)
    .replace(/\bCUSTOMER_ID\b/, customerId)
    .replace("USER_ID", personId)
    .replace("API_VERSION", "v5.1.0")
    .replace(/\b[A-Z]+(_[A-Z]+)+\b/g, () => crypto.randomUUID());

/** OBP names the role that is missing before it says whether a bank is there; its KYC lists name no bank at all. */
function expectObp(opens: Row["opens"], cell: Cell, isAtBank: boolean): Verdict {
  const isEither = Array.isArray(opens) && opens.every((role: string) => either.test(role));
  const reach = isEither ? "any bank, its own" : isAtBank ? "known bank" : "any bank";
  return expectVerdict({ opens, reach }, cell);
}

test("the API opens to exactly those of its table", async () => {
  test.setTimeout(240_000);
  // The actions before this ended people's tokens, as they should.
  scene = await makeScene();
  const docs = await readDocs();
  const ids = docs.map(({ operation_id }) => operation_id);
  expect(compareNames(ids, Object.keys(operations))).toEqual({ withoutRow: [], withoutEntry: [], twice: [] });
  const cells = docs.flatMap((doc) => {
    const isAtBank = /BANK_ID|CUSTOMER_ID/.test(doc.specified_url);
    const all = cellsOf(doc.operation_id, isAtBank);
    const isPublic = operations[doc.operation_id] === "anyone";
    return (isPublic ? all.filter(({ who }) => who === "nobody") : all).map((cell) => ({
      doc,
      cell,
      isAtBank,
    }));
  });
  await forEachOf(cells, 6, async ({ doc, cell, isAtBank }) => {
    const { place, token, personId } = scene.stand(cell);
    const path = fill(doc.specified_url, place, personId);
    const how = { method: doc.request_verb, ...(token ? { token } : {}) };
    const hasBody = doc.request_verb === "POST" || doc.request_verb === "PUT";
    const answer = hasBody ? await askJson(path, {}, how) : await ask(path, how);
    const opens = rolesOf(operations[doc.operation_id] ?? "");
    const found = opens === "anyone" ? "open" : readObpVerdict(answer);
    check(cell, expectObp(opens, cell, isAtBank), found, { opens }, answer);
  });
  expect(report("OBP")).toBeGreaterThan(1500);
});
