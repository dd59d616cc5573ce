// Writes a machine-readable zone with its check digits: for specimens and tests, and for checking a repair.
import { checkDigit } from "./check-digit";
import { cellsOf, type FieldName, type Form, layouts, type Span } from "./layout";
import { transliterate } from "./transliterate";

export interface ZoneContent {
  type: string;
  issuer: string;
  surname: string;
  given: string;
  number: string;
  nationality: string;
  /** Six figures. */
  birth: string;
  sex: string;
  expiry: string;
  optional?: string;
  optional2?: string;
}

const identifier = (name: string) =>
  transliterate(name)
    .replaceAll(/[^A-Z]+/g, "<")
    .replaceAll(/^<|<$/g, "");

/** The lines of a zone. A number of more than nine characters overflows into the optional data of TD1 and TD2. */
export function composeZone(form: Form, content: ZoneContent): string[] {
  const layout = layouts[form];
  const lines = Array.from({ length: layout.lines }, () => "<".repeat(layout.width));
  const put = ({ line, start, end }: Span, text: string) => {
    const row = lines[line] ?? "";
    lines[line] = row.slice(0, start) + text.slice(0, end - start).padEnd(end - start, "<") + row.slice(end);
  };
  const isLong = form !== "TD3" && content.number.length > 9;
  const rest = content.number.slice(9);
  const texts: Record<FieldName, string> = {
    type: content.type,
    issuer: content.issuer,
    nationality: content.nationality,
    number: content.number.slice(0, 9),
    birth: content.birth,
    sex: content.sex,
    expiry: content.expiry,
    optional: isLong
      ? `${rest}${checkDigit(content.number)}<${content.optional ?? ""}`
      : (content.optional ?? ""),
    optional2: content.optional2 ?? "",
    names: `${identifier(content.surname)}<<${identifier(content.given)}`,
  };
  const textAt = (spans: readonly Span[]) =>
    cellsOf(spans)
      .map(({ line, column }) => (lines[line] ?? "")[column])
      .join("");
  for (const { name, span, digit } of layout.fields) {
    put(span, texts[name]);
    if (digit && !(name === "number" && isLong)) put(digit, checkDigit(textAt([span])) ?? "<");
  }
  put(layout.composite.digit, checkDigit(textAt(layout.composite.over)) ?? "<");
  return lines;
}
