// SQL in every text: lint that no statement is glued together, and that what is sent stays text.
import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { query } from "../support/database";
import { type Planted, plantFile, plantRecords, sayNothing } from "../support/planted";
import { openSessionOf } from "../support/session";
import { ask, askJson, forEachOf, logIn } from "../support/site";
import { copyPerson, makeBank, unique } from "../support/world";

let file: Planted;
let session: string;
let token: string;
test.beforeAll(async () => {
  const bank = await makeBank();
  const { id, email } = await copyPerson("officer", bank);
  [session, token] = [(await openSessionOf(id)).value, await logIn(email)];
  file = await plantFile(token, bank, sayNothing);
});
const at = () => `/customers/${file.bankId}/${file.customerId}`;

/** Prisma's ways around its parameters. */
const unsafe = /\.\$(query|execute)RawUnsafe\b|Prisma\.raw\b/;

test("no source glues a statement together", () => {
  expect(unsafe.test("await tx.$queryRawUnsafe(text)")).toBe(true);
  const sources = ["app", "components", "lib"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name) && !/\.test\.ts$/.test(name))
      .map((name) => `${folder}/${name}`),
  );
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.filter((name) => unsafe.test(readFileSync(name, "utf8")))).toEqual([
    // A name of a table or column, checked to be nothing else.
    "lib/core/db.ts",
    // The queue brings its own statements and its own parameters.
    "lib/core/jobs.ts",
  ]);
});

const injections = [
  ...[
    "'",
    "''",
    "' OR '1'='1",
    "' OR 1=1 --",
    "'; DROP TABLE customer; --",
    "1; SELECT pg_sleep(5)",
    "\\'",
    "\\",
    '"',
    "$$x$$",
  ],
  ...[
    "' UNION SELECT password_hash FROM person --",
    "%",
    "_",
    "%%",
    "' AND pg_sleep(5) IS NULL --",
    "$1",
    ["$", "{1}"].join(""),
    ":x",
    "?",
  ],
  ...[
    "x' || (SELECT version()) || 'x",
    "\u2019 OR 1=1",
    "1e9999",
    "NULL",
    "(SELECT 1)",
    "a\u0000b",
    "\ud800",
    "\r\nX: y",
  ],
];

test("SQL in every text is text: stored as it came, found by itself alone, and never waited for", async () => {
  const started = Date.now();
  const wrong: string[] = [];
  const paths = (text: string) => {
    const word = encodeURIComponent(text.replace(/\p{Cs}/gu, "?"));
    return [
      ...[
        `/customers/${word}/${word}`,
        `${at()}?panel=${word}&id=${word}&kind=${word}&before=${word}&draft=${word}`,
      ],
      ...[
        `/customers?search=${word}&after=${word}`,
        `/audit?person=${word}&customer=${word}&day=${word}`,
        `/account?done=${word}`,
      ],
      ...[`${at()}?undo=${word}&id=${word}`, `/welcome/${word}`, `/sign-in?next=${word}`],
    ];
  };
  await forEachOf(injections, 4, async (text) => {
    for (const path of paths(text)) {
      const { status } = await ask(path, { session });
      if (status >= 500) wrong.push(`${path}: ${status}`);
    }
    for (const field of ["text", "searchId", "bankId", "after"]) {
      const json = { searchId: randomUUID(), text: "x1", [field]: text };
      const { status } = await askJson("/api/customers/search", json, { session });
      if (status >= 500) wrong.push(`search ${field}=${text}: ${status}`);
    }
    const word = encodeURIComponent(text.replace(/\p{Cs}/gu, "?"));
    for (const tail of [
      `/banks/${word}`,
      `/banks/${file.bankId}/customers/${word}`,
      `/customers/${word}/kyc_checks`,
    ])
      if ((await ask(`/obp/v5.1.0${tail}?limit=${word}&sort_direction=${word}`, { token })).status >= 500)
        wrong.push(tail);
  });
  for (const text of injections.filter((each) => !/[\p{Cc}\p{Cs}]/u.test(each)).slice(0, 20)) {
    const { comment } = await storeAndRead(text);
    if (comment !== text) wrong.push(`stored ${comment} for ${text}`);
  }
  expect(wrong).toEqual([]);
  expect(Date.now() - started).toBeLessThan(60_000);
});

async function storeAndRead(text: string) {
  const { check } = await plantRecords(token, file, (field, max) =>
    field === "comments" ? text : field === "tax_number" ? unique("t").slice(0, max) : sayNothing(field, max),
  );
  const [row] = await query<{ comments: string }>(
    "SELECT comments FROM kyc_check WHERE bank_id = $1 AND id = $2",
    [file.bankId, check],
  );
  return { comment: row?.comments };
}
