// The stories' own connection to the database the app runs on: to arrange, and to see what was really stored.
import pg from "pg";

let pool: pg.Pool | undefined;

export async function query<Row extends pg.QueryResultRow>(
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  pool ??= new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 2, allowExitOnIdle: true });
  return (await pool.query<Row>(text, values)).rows;
}
