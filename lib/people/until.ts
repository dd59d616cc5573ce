// "Until 31 Jan 2027": a role lasts to the end of that day at its bank.
import type { z } from "zod";
import { sql, type Tx } from "@/lib/core/db";
import { invalid } from "@/lib/core/errors";
import { dateText } from "@/lib/text/schema";

/** `yyyy-MM-dd`, or null for ever. */
export const untilDay = dateText.nullable();

/** The moment after that day at the bank (in UTC at system level); null for ever. Throws invalid for a day that is over. */
export async function momentAfter(
  tx: Tx,
  day: z.output<typeof untilDay>,
  bankId: string | null,
  now: Date,
): Promise<Date | null> {
  if (day === null) return null;
  const [row] = await tx.query<{ end: Date }>(sql`
    SELECT (${day}::date + 1)::timestamp AT TIME ZONE
      coalesce((SELECT time_zone FROM bank WHERE id = ${bankId}), 'UTC') AS "end"`);
  if (!row || row.end <= now) throw invalid({ until: "Choose today or a later day." });
  return row.end;
}
