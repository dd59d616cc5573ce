// The number of a lock that PostgreSQL holds by name (advisory), whoever asks for it: a session or a transaction.
import { type Sql, sql } from "@/lib/core/db";

/** A bigint, for pg_advisory_lock and its kin. */
export const lockKey = (name: string | Sql): Sql => sql`hashtextextended(${name}, 18)`;
