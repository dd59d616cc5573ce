// The rows of a page of hits: everything that is shown of each, in their order.
import { type Sql, sql } from "@/lib/core/db";
import type { Hit } from "@/lib/customers/search-steps";

/** `more` are further columns of the page's rows, `join` what they need. */
export const rowsOfHits = (hits: readonly Hit[], more: Sql, join: Sql): Sql => sql`
  SELECT hit.rank, v.bank_id AS "bankId", v.customer_id AS "customerId", v.customer_number AS "customerNumber", v.title,
    v.legal_name AS "legalName", v.name_suffix AS "nameSuffix", v.mobile_phone_number AS "mobilePhoneNumber",
    (SELECT count(*)::int FROM customer_version s WHERE s.bank_id = v.bank_id AND s.superseded_at IS NULL
      AND s.phone_e164 = v.phone_e164) AS "sharedBy", ${more}
  FROM unnest(${hits.map(({ rank }) => rank)}::int[], ${hits.map(({ bankId }) => bankId)}::text[],
      ${hits.map(({ customerNumber }) => customerNumber)}::text[]) WITH ORDINALITY AS hit (rank, bank_id, customer_number, place)
    JOIN customer_version v ON v.bank_id = hit.bank_id AND v.customer_number = hit.customer_number
      AND v.superseded_at IS NULL ${join}
  ORDER BY hit.place`;
