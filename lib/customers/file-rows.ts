// Addresses and tax residences as JSON columns beside the customer, and the file's row read back into records.
import type { AddressFields } from "@/lib/addresses/schema";
import { type Actor, holdsAt } from "@/lib/core/actor";
import { emptySql, joinSql, type Sql, sql } from "@/lib/core/db";
import {
  checksColumn,
  documentsColumn,
  type Kept,
  mediaColumn,
  statusesColumn,
  type Visible,
  visibleKyc,
} from "@/lib/customers/kyc-rows";

export type FileAddress = Kept & AddressFields;

const current = sql`t.bank_id = v.bank_id AND t.customer_id = v.customer_id AND t.superseded_at IS NULL`;
const kept = sql`'id', t.id, 'version', t.version, 'recordedAt', t.recorded_at AT TIME ZONE 'UTC'`;

const addressesColumn: Sql = sql`
  (SELECT coalesce(json_agg(json_build_object(${kept}, 'line1', t.line_1, 'line2', t.line_2, 'line3', t.line_3,
      'city', t.city, 'county', t.county, 'state', t.state, 'postcode', t.postcode,
      'countryCode', t.country_code, 'tags', t.tags, 'status', t.status) ORDER BY t.recorded_at DESC, t.id DESC), '[]')
    FROM address t WHERE ${current}) AS addresses`;

const taxColumn: Sql = sql`
  (SELECT coalesce(json_agg(json_build_object(${kept}, 'domain', t.domain, 'taxNumber', t.tax_number)
      ORDER BY t.recorded_at DESC, t.id DESC), '[]')
    FROM tax_residence t WHERE ${current}) AS "taxResidences"`;

export interface VisibleFile extends Visible {
  addresses: boolean;
  taxResidences: boolean;
}

/** What of a file the actor may read: the rest is not even asked of the database. */
export const visibleFile = (actor: Actor, bankId: string): VisibleFile => ({
  ...visibleKyc(actor, bankId),
  addresses: holdsAt(actor, "CanGetCustomerAddress", bankId),
  taxResidences: holdsAt(actor, "CanGetTaxResidence", bankId),
});

const columns: Record<keyof VisibleFile, Sql> = {
  documents: documentsColumn,
  checks: checksColumn,
  media: mediaColumn,
  statuses: statusesColumn,
  addresses: addressesColumn,
  taxResidences: taxColumn,
};

/** Null in the row for a kind that is not visible. */
export type FileColumns = { [Kind in keyof VisibleFile]?: object[] };

/** The columns of the visible kinds, each with a comma before it. */
export function fileColumns(visible: VisibleFile): Sql {
  const seen = (Object.keys(columns) as (keyof VisibleFile)[]).filter((kind) => visible[kind]);
  return seen.length === 0
    ? emptySql
    : sql`, ${joinSql(
        seen.map((kind) => columns[kind]),
        ", ",
      )}`;
}
