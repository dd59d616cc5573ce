// Why a search may find nobody or not all, or take too long: its indexes stand aside while very many customers are imported.
import { sql, type Tx } from "@/lib/core/db";

/** Asked where nobody was found, or it was asked for a name. */
export async function isImporting(tx: Tx): Promise<boolean> {
  const [aside] = await tx.query<{ isSo: boolean }>(
    sql`SELECT EXISTS (SELECT FROM index_set_aside) AS "isSo"`,
  );
  return aside?.isSo ?? false;
}
