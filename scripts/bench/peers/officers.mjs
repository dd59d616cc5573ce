// Several officers at once: the searches of one person wait for each other by design (lib/customers/search-turns.ts).
import pg from "pg";
import { LONDON, logIn, OFFICER, signIn } from "../callers.mjs";

/** People with the demo officer's password and his rights at the bank. */
async function addPeople(url, emails) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    `WITH officer AS (SELECT id, password_hash FROM person WHERE email = $1), made AS (
       INSERT INTO person (id, email, name, password_hash, created_at)
       SELECT e, e, 'Bench', password_hash, now() FROM officer, unnest($2::text[]) AS e
       ON CONFLICT DO NOTHING RETURNING id)
     INSERT INTO entitlement (id, person_id, bank_id, role_name, created_at)
     SELECT gen_random_uuid(), made.id, bank_id, role_name, now() FROM made, officer
     JOIN entitlement held ON held.person_id = officer.id
     WHERE held.bank_id = $3 AND held.ended_at IS NULL`,
    [OFFICER, emails, LONDON],
  );
  await client.end();
}

/** So many officers, each with a session's cookie and an API token, as headers. */
export async function makeOfficers({ url, baseUrl }, count) {
  const emails = Array.from({ length: count }, (_, at) => `bench-officer-${at}@gh.example`);
  await addPeople(url, emails);
  const officers = [];
  for (const email of emails)
    officers.push({ cookie: { cookie: await signIn(baseUrl, email) }, token: await logIn(baseUrl, email) });
  return officers;
}
