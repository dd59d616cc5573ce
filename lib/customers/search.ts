// The search box: finds customers by number, phone or name, and keeps every look-up of a person on record.
import { bankFacts } from "@/lib/banks/banks";
import type { Actor } from "@/lib/core/actor";
import { joinSql, sql, type Tx } from "@/lib/core/db";
import { notFound } from "@/lib/core/errors";
import { isStatementTimeout } from "@/lib/core/faults";
import { atSomeBank, type Scope } from "@/lib/core/permissions";
import { defineCommand } from "@/lib/core/use-case";
import { type FoundRow, foundCustomer } from "@/lib/customers/found-customer";
import { checksColumn, documentsColumn, statusesColumn } from "@/lib/customers/kyc-rows";
import { joinKyc, kycStatus, lastOkDate } from "@/lib/customers/kyc-sql";
import { understandSearch } from "@/lib/customers/search-rules";
import { COUNTED, type SearchInput, type SearchResult, searchInput } from "@/lib/customers/search-schema";
import { type Cursor, type Findable, searchSql } from "@/lib/customers/search-sql";
import { searchTurns } from "@/lib/customers/search-turns";

/** Longer than this and nobody waits for it; whoever typed it is asked to say more. */
const LONGEST_MS = "500";
/** pg_trgm’s own 0.6 does not forgive two swapped letters: tirpman is 0.375 like tripman. */
const WORD_SIMILARITY = "0.36";

function readCursor(text: string | null | undefined): Cursor | null {
  const [rank, bankId, ...number] = (text ?? "").split("|");
  if (!rank || !/^\d{1,4}$/.test(rank) || !bankId) return null;
  return { rank: Number(rank), bankId, customerNumber: number.join("|") };
}
const writeCursor = ({ rank, bankId, customerNumber }: Cursor) => [rank, bankId, customerNumber].join("|");

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

/** Null when the database gave up. The savepoint keeps the look-up on record all the same. */
async function find(tx: Tx, search: Findable, banks: readonly string[], input: SearchInput, now: Date) {
  const page = { after: readCursor(input.after), limit: input.limit, counted: COUNTED };
  const more = sql`${joinSql([documentsColumn, checksColumn, statusesColumn])},
    ${kycStatus} AS "kycStatus", ${lastOkDate} AS "lastOkDate"`;
  await tx.$executeRaw`SAVEPOINT search`;
  await tx.query(sql`SELECT set_config('statement_timeout', ${LONGEST_MS}, true),
    set_config('pg_trgm.word_similarity_threshold', ${WORD_SIMILARITY}, true)`);
  try {
    return await tx.query<FoundRow>(searchSql(search, banks, page, more, joinKyc(now)));
  } catch (error) {
    if (!isStatementTimeout(error)) throw error;
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT search`;
    return null;
  }
}

/** Bare digits are part of a number or of a phone: when one reading finds nobody, the other is tried. */
async function findEither(
  tx: Tx,
  search: Findable,
  banks: readonly string[],
  input: SearchInput,
  { countries, now }: { countries: string[]; now: Date },
) {
  const rows = await find(tx, search, banks, input, now);
  const isFound = rows === null || rows.some((row) => row.customerId !== null);
  if (isFound || input.asIf || search.kind === "name" || !/^\d+$/.test(input.text.trim()))
    return { search, rows };
  const other = understandSearch(input.text, countries, search.kind === "phone" ? "number" : "phone");
  if (other.kind !== "phone" && other.kind !== "number") return { search, rows };
  const others = await find(tx, other, banks, input, now);
  return others?.some((row) => row.customerId !== null) ? { search: other, rows: others } : { search, rows };
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
      next: null,
    };
    // What cannot be asked of the database looks nobody up.
    if (understood.kind === "nothing" || understood.kind === "refused") return nothing;
    await keepLookUp(tx, input, banks, actor);
    if (understood.kind === "broad") return nothing;
    const { search, rows } = await findEither(tx, understood, banks, input, { countries, now });
    if (rows === null) return { ...nothing, isTooBroad: true };
    const hits = rows.filter((row) => row.customerId !== null);
    const customers = hits.slice(0, input.limit).map((row) => foundCustomer(row, facts, actor));
    const last = hits.length > input.limit ? hits[input.limit - 1] : undefined;
    return {
      ...nothing,
      understood: search,
      customers,
      count: rows[0]?.count ?? 0,
      next: last ? writeCursor(last) : null,
    };
  },
  record: () => null,
});
