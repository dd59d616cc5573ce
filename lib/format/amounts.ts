// Counts and money. Amounts are text on the wire and in the database: they are never turned into floats.

function group(digits: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** `1,000`. */
export function formatCount(count: number): string {
  return new Intl.NumberFormat("en-GB").format(count);
}

/** `1 row`, `1,000 rows`. */
export const countWords = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

function minorDigits(currency: string): number {
  try {
    return (
      new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().minimumFractionDigits ??
      2
    );
  } catch {
    return 2; // not the form of an ISO 4217 code
  }
}

/**
 * `EUR 1,250.00`. Missing decimals of the currency are added, given ones are never rounded away;
 * an amount that is not a decimal number is shown as it stands.
 */
export function formatMoney(currency: string, amount: string): string {
  const parts = /^(-?)(\d{1,60})(?:\.(\d{1,60}))?$/.exec(amount.trim());
  const shown = parts
    ? `${parts[1]}${group(parts[2] ?? "")}${decimals(parts[3] ?? "", minorDigits(currency.trim()))}`
    : amount;
  return `${currency} ${shown}`.trim();
}

function decimals(given: string, wanted: number): string {
  const padded = given.padEnd(wanted, "0");
  return padded === "" ? "" : `.${padded}`;
}
