// Why a search may find nobody or not all, or take too long: its indexes stand aside while very many customers are imported.
import { type Reader, sql } from "@/lib/core/db";

/** Asked where nobody was found, or it was asked for a name, and when an import was stopped. */
export async function isImporting(db: Pick<Reader, "query">): Promise<boolean> {
  const [aside] = await db.query<{ isSo: boolean }>(
    sql`SELECT EXISTS (SELECT FROM index_set_aside) AS "isSo"`,
  );
  return aside?.isSo ?? false;
}
