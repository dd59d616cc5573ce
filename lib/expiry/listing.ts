// What expires when, over the banks where the reader sees documents: the first to end first.
import { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { emptySql, type Reader, type Sql, sql } from "@/lib/core/db";
import { notFound } from "@/lib/core/errors";
import { atSomeBank, type Scope } from "@/lib/core/permissions";
import { defineQuery } from "@/lib/core/use-case";
import { banksWithNames } from "@/lib/customers/names";
import { bankDay, expiryDay, hasExpired, isRunning } from "@/lib/expiry/current-sql";
import { type ExpiringFilter, type ExpiringRow, expiringFilter } from "@/lib/expiry/schema";
import { DOCUMENT_TYPES } from "@/lib/kyc/document-types";

const PAGE = 50;
export const maySeeDocuments = atSomeBank("CanGetAnyKycDocuments", ["CanGetAnyKycDocuments"]);

/** For `bank b`: those of the scope, or the asked one of them. */
function whereBank(scope: Scope, bankId: string | null | undefined): Sql {
  if (bankId && scope !== "all" && !scope.includes(bankId)) throw notFound("bank");
  if (bankId) return sql`b.id = ${bankId}`;
  return scope === "all" ? sql`true` : sql`b.id = ANY(${[...scope]}::text[])`;
}

/** The plain bound on the column is for the index; a bank's day is within a day of it. */
function whereWindow(window: ExpiringFilter["window"], now: Date): Sql {
  if (window === "all") return emptySql;
  if (window === "expired")
    return sql`AND d.expiry_date < ${now}::timestamptz + interval '1 day' AND ${hasExpired(now)}`;
  return sql`AND d.expiry_date BETWEEN ${now}::timestamptz - interval '2 days' AND ${now}::timestamptz + interval '92 days'
    AND NOT ${hasExpired(now)} AND ${expiryDay} <= ${bankDay(now)} + ${Number(window)}::int`;
}

const knownTypes = DOCUMENT_TYPES.map(({ type }) => type);
function whereType(type: ExpiringFilter["type"]): Sql {
  if (!type) return emptySql;
  if (type === "other") return sql`AND dossier_document_key(d.type) <> ALL(${knownTypes}::text[])`;
  return sql`AND dossier_document_key(d.type) = ${type}`;
}

function whereOfficer(officer: ExpiringFilter["officer"]): Sql {
  if (!officer) return emptySql;
  return officer === "nobody"
    ? sql`AND t.id IS NOT NULL AND t.assigned_to IS NULL`
    : sql`AND t.assigned_to = ${officer}`;
}

const place = z.tuple([z.iso.datetime(), z.string().max(64), z.string().max(64)]);
/** Where a row stands in the list; its parts are not all of one form, so it is sealed into one word. */
export const placeOf = ({ expiryDate, customerId, documentId }: ExpiringRow): string =>
  Buffer.from(JSON.stringify([expiryDate.toISOString(), customerId, documentId])).toString("base64url");

function onwardFrom(after: string | undefined): Sql {
  if (!after) return emptySql;
  try {
    const [date, customerId, id] = place.parse(JSON.parse(Buffer.from(after, "base64url").toString()));
    return sql`AND (d.expiry_date, d.customer_id, d.id) > (${new Date(date)}, ${customerId}, ${id})`;
  } catch {
    return emptySql;
  }
}

export interface Asked {
  filter: ExpiringFilter;
  after?: string;
  size: number;
}

/** Each bank is read along its own index, then the first of them all. */
export async function readExpiring(
  db: Reader,
  { filter, after, size }: Asked,
  { actor, scope, now }: { actor: Actor; scope: Scope; now: Date },
): Promise<{ rows: ExpiringRow[]; next: string | null }> {
  const named = banksWithNames(actor);
  const mayName = sql`(${named === "all"} OR d.bank_id = ANY(${named === "all" ? [] : named}::text[]))`;
  const rows = await db.query<ExpiringRow>(sql`
    SELECT d.* FROM bank b CROSS JOIN LATERAL (
      SELECT d.bank_id AS "bankId", d.customer_id AS "customerId",
        CASE WHEN ${mayName} THEN v.customer_number END AS "customerNumber",
        CASE WHEN ${mayName} THEN v.legal_name END AS "legalName",
        d.id AS "documentId", d.type, d.number, d.issue_place AS "issuePlace", d.expiry_date AS "expiryDate",
        ${expiryDay} - ${bankDay(now)} AS "daysLeft", t.id IS NOT NULL AS "hasTask", p.name AS officer
      FROM kyc_document d
      JOIN customer_version v ON v.bank_id = d.bank_id AND v.customer_id = d.customer_id AND v.superseded_at IS NULL
      LEFT JOIN task t ON t.bank_id = d.bank_id AND t.customer_id = d.customer_id AND t.document_id = d.id AND t.closed_at IS NULL
      LEFT JOIN person p ON p.id = t.assigned_to
      WHERE d.bank_id = b.id AND ${isRunning} ${whereWindow(filter.window, now)} ${whereType(filter.type)}
        ${whereOfficer(filter.officer)} ${onwardFrom(after)}
      ORDER BY d.expiry_date, d.customer_id, d.id LIMIT ${size + 1}) d
    WHERE ${whereBank(scope, filter.bankId)}
    ORDER BY d."expiryDate", d."customerId", d."documentId" LIMIT ${size + 1}`);
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  return { rows: shown, next: last && rows.length > size ? placeOf(last) : null };
}

/** A page of them. That somebody went through it is kept once an hour. */
export const listExpiring = defineQuery({
  name: "document.expiring",
  mayBeStale: true,
  allow: maySeeDocuments,
  input: expiringFilter.extend({ after: z.string().max(300).optional() }),
  run: async (db, { after, ...filter }, context) =>
    await readExpiring(db, { filter, after, size: PAGE }, context),
  record: {
    each: "hour",
    entry: (_, { bankId }) => ({ bankId: bankId ?? null, subjectId: "expiring-documents" }),
  },
});

/** What the list can be filtered by: the reader's banks, and who has open tasks there. */
export const listExpiringChoices = defineQuery({
  name: "document.expiry-choices",
  mayBeStale: true,
  allow: maySeeDocuments,
  input: z.object({}),
  run: async (db, _, { scope }) => {
    const banks = await db.query<{ id: string }>(
      sql`SELECT b.id FROM bank b WHERE ${whereBank(scope, null)} ORDER BY b.id`,
    );
    const officers = await db.query<{ id: string; name: string }>(sql`
      SELECT DISTINCT p.id, p.name FROM task t JOIN person p ON p.id = t.assigned_to JOIN bank b ON b.id = t.bank_id
      WHERE t.closed_at IS NULL AND ${whereBank(scope, null)} ORDER BY p.name, p.id`);
    return { banks: banks.map(({ id }) => id), officers };
  },
});
