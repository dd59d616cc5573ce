// A form as the page gives it to a browser without JavaScript: its hidden fields, the framework's own among them.
import { ask, type Fields } from "../support/site";

const readEntities = (text: string) =>
  text
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

const attribute = (tag: string, name: string) => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag);
  return found ? readEntities(found[1] ?? "") : null;
};

/** The hidden fields of the page's form that holds `marker` (a field's name; its customer's id by default). */
export async function formOf(path: string, session: string, marker = 'name="customerId"'): Promise<Fields> {
  const { status, text } = await ask(path, { session });
  const form = text.split("<form").find((part) => part.split("</form>")[0]?.includes(marker));
  if (status !== 200 || !form) throw new Error(`${path} (${status}) has no form with ${marker}.`);
  const fields: Record<string, string> = {};
  for (const [tag] of (form.split("</form>")[0] ?? "").matchAll(/<input\b[^>]*>/g)) {
    const name = attribute(tag, "name");
    if (name && attribute(tag, "type") === "hidden") fields[name] = attribute(tag, "value") ?? "";
  }
  return fields;
}
