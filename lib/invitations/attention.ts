// Invitations that wait for an administrator: somebody asked for a new link, or the mail is in trouble.
import { z } from "zod";
import { sql } from "@/lib/core/db";
import { MOST_COUNTED } from "@/lib/core/keyset";
import { atSomeBank } from "@/lib/core/permissions";
import { defineQuery } from "@/lib/core/use-case";
import { type Found, from, readRows, stateSql, whereSeen } from "@/lib/invitations/listing";

const allow = atSomeBank("CanGetUserInvitation");
const shown = 5;

/** Whose link is dead and who would like a new one: the latest to ask first. */
export const listAskedLinks = defineQuery({
  name: "invitation.list",
  allow,
  input: z.object({}),
  run: async (db, _, { scope, now }): Promise<Found[]> => {
    const asked = sql`${whereSeen(scope)} AND i.status = 'CREATED' AND i.link_asked_at IS NOT NULL`;
    return await readRows(db, asked, now, { limit: shown, order: sql`i.link_asked_at DESC, i.id` });
  },
});

/** How many wait, a thousand at most: what the navigation says. Of those that ended only who asks for a new link does. */
export const countAttention = defineQuery({
  name: "invitation.count",
  allow,
  input: z.object({}),
  run: async (db, _, { scope, now }) => {
    const [row] = await db.query<{ count: number }>(sql`
      SELECT count(*)::int AS count FROM (
        SELECT 1 ${from} WHERE i.status = 'CREATED' AND ${whereSeen(scope)}
          AND (i.link_asked_at IS NOT NULL OR i.expires_at > ${now})
          AND (i.link_asked_at IS NOT NULL OR ${stateSql(now)} IN ('delayed', 'failed', 'bounced'))
        LIMIT ${MOST_COUNTED}) few`);
    return row?.count ?? 0;
  },
});
