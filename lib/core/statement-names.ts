// Names for prepared statements: PostgreSQL reads and plans a named one once per connection, not once per request.

const names = new Map<string, string>();
/** Each name takes memory in every connection of the pool. */
const most = 300;
/** A plan for any pattern would not use the indexes that a plan for this pattern can. */
const dependsOnValues = / LIKE | %> /;

/** The statement's name, the same for the same text; "" where it is better planned each time. */
export function nameStatement(text: string): string {
  const known = names.get(text);
  if (known) return known;
  if (names.size >= most || dependsOnValues.test(text)) return "";
  const name = `dossier-${names.size}`;
  names.set(text, name);
  return name;
}
