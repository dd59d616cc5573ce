// The search box: finds customers by number, phone or name, and keeps every look-up of a person on record.
import { bankFacts } from "@/lib/banks/banks";
import type { Actor } from "@/lib/core/actor";
import { joinSql, sql, type Tx } from "@/lib/core/db";
import { notFound } from "@/lib/core/errors";
import { isStatementTimeout } from "@/lib/core/faults";
import { atSomeBank, type Scope } from "@/lib/core/permissions";
import { searchBehind } from "@/lib/core/replica";
import { defineCommand } from "@/lib/core/use-case";
import { type FoundRow, foundCustomer } from "@/lib/customers/found-customer";
import { checksColumn, documentsColumn, statusesColumn } from "@/lib/customers/kyc-rows";
import { joinKyc, kycStatus, lastOkDate } from "@/lib/customers/kyc-sql";
import { findMatches, type Order } from "@/lib/customers/search-find";
import { nameTiers } from "@/lib/customers/search-names";
import { understandSearch } from "@/lib/customers/search-rules";
import { COUNTED, type SearchInput, type SearchResult, searchInput } from "@/lib/customers/search-schema";
import { isImporting } from "@/lib/customers/search-set-aside";
import { rowsOfHits } from "@/lib/customers/search-sql";
import { type Clock, type Hit, prepare, startClock, usual } from "@/lib/customers/search-steps";
import { numberTiers, phoneTiers } from "@/lib/customers/search-tiers";
import { searchTurns } from "@/lib/customers/search-turns";
import type { Findable, Reading } from "@/lib/customers/search-types";

/** A place in the order of the hits, by which reading they were found, and how many there are: counted once, for the first page. */
interface Cursor extends Hit {
  reading: number;
  count: number | null;
}

function readCursor(text: string | null | undefined): Cursor | null {
  const [, reading, rank, count, bankId, customerNumber] =
    /^([0-2])\|(\d{1,4})\|(\d{1,4}|-)\|([^|]+)\|(.*)$/s.exec(text ?? "") ?? [];
  if (rank === undefined || bankId === undefined || customerNumber === undefined) return null;
  const place = { rank: Number(rank), bankId, customerNumber };
  return { ...place, reading: Number(reading), count: count === "-" ? null : Number(count) };
}
const writeCursor = ({ reading, rank, count, bankId, customerNumber }: Cursor) =>
  [reading, rank, count ?? "-", bankId, customerNumber].join("|");

function banksToSearch(scope: Scope, bankId: string | null | undefined): readonly string[] {
  const banks = scope === "all" ? [] : scope;
  if (!bankId) return banks;
  if (!banks.includes(bankId)) throw notFound("bank");
  return [bankId];
}

/** One row a look-up, only its author's, and closed once it is settled: then only the same text may be read on. */
async function keepLookUp(tx: Tx, input: SearchInput, banks: readonly string[], actor: Actor): Promise<void> {
  const { searchId, text, asIf = null } = input;
  const kept = await tx.query(sql`
    INSERT INTO customer_search (id, person_id, text, read_as, bank_ids, asked_at)
    VALUES (${searchId}, ${actor.personId}, ${text}, ${asIf}, ${[...banks]}::text[], ${actor.now})
    ON CONFLICT (id) DO UPDATE SET text = excluded.text, read_as = excluded.read_as, bank_ids = excluded.bank_ids,
      asked_at = CASE WHEN customer_search.settled_at IS NULL THEN excluded.asked_at ELSE customer_search.asked_at END
    WHERE customer_search.person_id = excluded.person_id AND (customer_search.settled_at IS NULL
      OR (customer_search.text = excluded.text AND customer_search.read_as IS NOT DISTINCT FROM excluded.read_as))
    RETURNING id`);
  if (kept.length === 0) throw notFound("search");
}

interface Answer {
  rows: FoundRow[];
  count: number | null;
}

const orderOf = async (tx: Tx, search: Findable, banks: readonly string[], clock: Clock): Promise<Order> => {
  if (search.kind === "name") return await nameTiers(tx, search, banks, clock);
  return search.kind === "number" ? numberTiers(search) : phoneTiers(search);
};

interface Where {
  banks: readonly string[];
  countries: readonly string[];
  now: Date;
  /** One for all that a search tries. */
  clock: Clock;
}

/** Null when the time was over. The savepoint keeps the look-up on record all the same. */
async function find(tx: Tx, search: Findable, input: SearchInput, { banks, now, clock }: Where) {
  const after = readCursor(input.after);
  const page = { after, limit: input.limit + 1, counted: after ? 0 : COUNTED };
  const more = sql`${joinSql([documentsColumn, checksColumn, statusesColumn])},
    ${kycStatus} AS "kycStatus", ${lastOkDate} AS "lastOkDate"`;
  await tx.$executeRaw`SAVEPOINT search`;
  try {
    const order = await orderOf(tx, search, banks, clock);
    const { hits, count } = await findMatches(tx, order, banks, page, usual, clock);
    // A clock of their own: hits that were found in the last moment are shown, and are a page at most.
    await prepare(tx, startClock(usual.longest), "any");
    const rows = hits.length === 0 ? [] : await tx.query<FoundRow>(rowsOfHits(hits, more, joinKyc(now)));
    return { rows, count: after ? after.count : count } satisfies Answer;
  } catch (error) {
    if (!isStatementTimeout(error)) throw error;
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT search`;
    return null;
  } finally {
    // What it told the database holds no more.
    clock.told = null;
  }
}

/** What the text may mean, in turn until somebody is found: a whole phone, a part of one, a phone or a number instead. */
function readingsOf({ text, asIf }: SearchInput, first: Findable, countries: readonly string[]): Findable[] {
  const isDigits = !asIf && /^\d+$/.test(text.trim());
  const mayBe: Reading[] = [];
  if (first.kind === "phone") mayBe.push(...first.others.filter((other) => other === "phone"));
  if (isDigits && first.kind !== "name") mayBe.push(first.kind === "phone" ? "number" : "phone");
  const others = mayBe.map((other) => understandSearch(text, countries, other));
  // Letters of customer numbers are capitals, as a rule.
  const capitals = text.toUpperCase();
  if (first.kind === "number" && capitals !== text)
    others.push(understandSearch(capitals, countries, "number"));
  return [first, ...others.filter((one) => one.kind === "phone" || one.kind === "number")];
}

interface ByReading {
  search: Findable;
  reading: number;
  answer: Answer | null;
}

/** By the first reading that finds somebody, and on its next pages by that one. What was not known in time is not "nobody". */
async function findByReadings(tx: Tx, first: Findable, input: SearchInput, where: Where): Promise<ByReading> {
  const at = readCursor(input.after)?.reading;
  const readings = readingsOf(input, first, where.countries);
  let nobody: ByReading = { search: first, reading: 0, answer: { rows: [], count: 0 } };
  for (const [reading, search] of readings.entries()) {
    if (at !== undefined && at !== reading) continue;
    const answer = await find(tx, search, input, where);
    if (answer === null || answer.rows.length > 0) return { search, reading, answer };
    // A part is more than the whole; capitals are nobody's wish to be told of.
    if (search.kind === "phone" && first.kind === "phone") nobody = { search, reading, answer };
  }
  return nobody;
}

/**
 * A command and not a query, because the look-up is written with the search and cannot be forgotten by a door; it is
 * its own record, so the audit gets none. Too broad is an answer, not a refusal: a refusal would roll the look-up back.
 */
export const searchCustomers = defineCommand({
  name: "customer.search",
  allow: atSomeBank("CanGetCustomer"),
  turns: searchTurns,
  input: searchInput,
  run: async (tx, input, { actor, scope, now }): Promise<SearchResult> => {
    const banks = banksToSearch(scope, input.bankId);
    const facts = await Promise.all(banks.map((bankId) => bankFacts(tx, bankId)));
    const countries = [...new Set(facts.map(({ country }) => country))];
    const understood = understandSearch(input.text, countries, input.asIf ?? undefined);
    const nothing = {
      understood,
      customers: [],
      count: 0,
      isTooBroad: understood.kind === "broad",
      isImporting: false,
      next: null,
    };
    // What cannot be asked of the database looks nobody up.
    if (understood.kind === "nothing" || understood.kind === "refused") return nothing;
    await keepLookUp(tx, input, banks, actor);
    if (understood.kind === "broad") return nothing;
    const { search, reading, answer } = await searchBehind(actor, tx, (db) =>
      findByReadings(db, understood, input, { banks, countries, now, clock: startClock(usual.longest) }),
    );
    if (answer === null)
      return { ...nothing, understood: search, isTooBroad: true, isImporting: await isImporting(tx) };
    const { rows } = answer;
    // The words of imported names are gathered at the end: until then nobody is found by them, or not all are.
    const isUnderWay = (rows.length === 0 || search.kind === "name") && (await isImporting(tx));
    const count = isUnderWay && rows.length > 0 ? null : answer.count;
    const customers = rows.slice(0, input.limit).map((row) => foundCustomer(row, facts, actor));
    const last = rows.length > input.limit ? rows[input.limit - 1] : undefined;
    const next = last ? writeCursor({ ...last, reading, count }) : null;
    return { ...nothing, understood: search, customers, count, isImporting: isUnderWay, next };
  },
  record: () => null,
});
