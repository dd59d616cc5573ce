// Why a search may find nobody, or take too long: its indexes stand aside while very many customers are imported.
import { sql, type Tx } from "@/lib/core/db";

/** Asked only where nobody was found. */
export async function isImporting(tx: Tx): Promise<boolean> {
  const [aside] = await tx.query<{ isSo: boolean }>(
    sql`SELECT EXISTS (SELECT FROM index_set_aside) AS "isSo"`,
  );
  return aside?.isSo ?? false;
}
