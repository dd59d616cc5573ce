// Who measures: an officer's session cookie and an API token, got the way everybody gets them; and whom they ask for.
import pg from "pg";

export const LONDON = "gh.29.uk";
export const OFFICER = "officer@gh.example";
const password = () => process.env.DEMO_PASSWORD || "dossier-demo";

/** A cookie header out of an answer's Set-Cookie lines. */
const cookiesOf = (answer) =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");

/** Signs somebody in, the officer unless told otherwise; returns the cookie header. */
export async function signIn(baseUrl, email = OFFICER) {
  const first = await fetch(`${baseUrl}/api/auth/csrf`);
  const { csrfToken } = await first.json();
  const answer = await fetch(`${baseUrl}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: {
      cookie: cookiesOf(first),
      "Content-Type": "application/x-www-form-urlencoded",
      origin: baseUrl,
    },
    body: new URLSearchParams({ csrfToken, email, password: password(), json: "true" }),
  });
  const cookie = cookiesOf(answer);
  if (!cookie.includes("dossier-session=")) throw new Error(`Signing in failed (${answer.status}).`);
  return cookie;
}

/** The header that asks for a token. */
export const loginHeader = (username, secret = password()) =>
  `DirectLogin username="${username}", password="${secret}", consumer_key="democonsumerkey"`;

/** A DirectLogin token for the same, as a header. */
export async function logIn(baseUrl, email = OFFICER) {
  const answer = await fetch(`${baseUrl}/my/logins/direct`, {
    method: "POST",
    headers: { authorization: loginHeader(email) },
  });
  const { token } = await answer.json();
  if (!token) throw new Error(`No token (${answer.status}).`);
  return { DirectLogin: `token=${token}` };
}

/** The customers that are asked for, and names for the sign-in that are known, each with its own brake. */
export async function findCast(url, names) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const customers = `SELECT v.customer_id AS id, v.customer_number AS number, v.legal_name AS name,
    v.mobile_phone_number AS phone, v.bank_id AS bank FROM customer_version v WHERE v.superseded_at IS NULL ORDER BY 1`;
  const { rows } = await client.query(customers);
  await client.query(
    `INSERT INTO person (id, email, name, password_hash, created_at)
     SELECT 'bench-' || n, n, 'Bench', (SELECT password_hash FROM person WHERE email = $1), now()
     FROM unnest($2::text[]) AS n`,
    [OFFICER, names],
  );
  await client.end();
  const own = rows.filter(({ bank }) => bank === LONDON);
  const foreign = rows.find(({ bank }) => bank !== LONDON);
  return { own, foreign, main: own.find(({ name }) => name.startsWith("Charlotte")) ?? own[0] };
}
