// Everything the database keeps about one bank and one person, as checksums: other stories write at the same time.
import { query } from "../support/database";

/** Written by looking, or by being there: what was asked, seen and refused, and when somebody was last seen. */
const trails = ["audit_event", "session", "customer_search", "rate_count", "sign_in_guard", "known_browser"];

interface Column {
  table: string;
  bank: boolean;
  person: boolean;
}

async function tables(): Promise<Column[]> {
  const found = await query<Column>(
    `SELECT t.table_name AS table, bool_or(c.column_name = 'bank_id') AS bank, bool_or(c.column_name = 'person_id') AS person
     FROM information_schema.tables t JOIN information_schema.columns c USING (table_schema, table_name)
     WHERE t.table_schema = 'public' AND t.table_type = 'BASE TABLE' GROUP BY 1`,
  );
  const isTrail = (table: string) => trails.includes(table) || table.startsWith("audit_event_");
  return found.filter(({ table, bank, person }) => !isTrail(table) && (bank || person));
}

/** Table by table, so that a difference names the table that changed. */
export async function checksumOf(bankId: string, personId: string): Promise<Record<string, string>> {
  const sums: Record<string, string> = {};
  for (const { table, bank, person } of await tables()) {
    const mine = [bank ? "bank_id = $1" : "", person ? "person_id = $2" : ""].filter(Boolean).join(" OR ");
    const [row] = await query<{ sum: string }>(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS sum
       FROM "${table}" t WHERE ($1::text IS NOT NULL AND $2::text IS NOT NULL) AND (${mine})`,
      [bankId, personId],
    );
    sums[table] = row?.sum ?? "";
  }
  for (const [table, id] of [
    ["bank", bankId],
    ["person", personId],
  ] as const) {
    const [row] = await query<{ sum: string }>(`SELECT md5(t::text) AS sum FROM ${table} t WHERE id = $1`, [
      id,
    ]);
    sums[table] = row?.sum ?? "";
  }
  return sums;
}
