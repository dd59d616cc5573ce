// Fills the marks of a mail's text: every value is escaped in HTML and is one line in plain text. Pure.

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

/** Control and direction characters become a blank: a value can neither begin a header nor turn a line around. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202A-\u202E\u2066-\u2069]+/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim();

export type Values = Readonly<Record<string, string>>;

/** What looks like a mark in a value gets an invisible joiner, so that a later filling leaves it alone. */
const unmark = (value: string) => value.replace(/@(?=[A-Z])/g, "@\u2060");

/** Marks look like `@BANK`; what no value has stays as it is. */
function fill(template: string, values: Values, write: (value: string) => string): string {
  return template.replace(/@[A-Z][A-Z_]*/g, (mark) => {
    const value = values[mark.slice(1)];
    return value === undefined ? mark : write(unmark(oneLine(value)));
  });
}

export const fillText = (template: string, values: Values): string =>
  fill(template, values, (value) => value);
export const fillHtml = (template: string, values: Values): string => fill(template, values, escapeHtml);
