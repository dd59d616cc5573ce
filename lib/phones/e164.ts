// The short way for numbers that are written in E.164 already: what readPhone finds, at a tenth of its cost.
import { type CountryCode, Metadata } from "libphonenumber-js/core";
import metadata from "libphonenumber-js/max/metadata";

export interface E164 {
  e164: string;
  national: string;
}

interface Plan {
  /** What readPhone would take for a trunk prefix or carrier code, and drop or rewrite. */
  prefixes: RegExp[];
  /** Lengths of a national number that every country of the code allows. */
  lengths: ReadonlySet<number>;
}

const plans = new Map<string, Plan | null>();
const countriesOf: Record<string, string[] | undefined> = metadata.country_calling_codes;

/** The library has the first method too; its types forgot it. */
interface NumberingPlan {
  nationalPrefixForParsing(): string | undefined;
  possibleLengths(): number[];
}
function numberingPlan(country: string): NumberingPlan | undefined {
  const plan = new Metadata(metadata);
  plan.selectNumberingPlan(country as CountryCode);
  return plan.numberingPlan as unknown as NumberingPlan | undefined;
}

function makePlan(code: string): Plan | null {
  const countries = countriesOf[code];
  // 001 stands for satellites and other numbers that are of no country.
  if (!countries || countries.includes("001")) return null;
  const prefixes: RegExp[] = [];
  let lengths: number[] | undefined;
  for (const country of countries) {
    const plan = numberingPlan(country);
    const prefix = plan?.nationalPrefixForParsing();
    if (prefix) prefixes.push(new RegExp(`^(?:${prefix})`));
    const own = plan?.possibleLengths() ?? [];
    lengths = lengths?.filter((length) => own.includes(length)) ?? [...own];
  }
  return { prefixes, lengths: new Set(lengths) };
}

function planOf(code: string): Plan | null {
  let plan = plans.get(code);
  if (plan === undefined) {
    plan = makePlan(code);
    plans.set(code, plan);
  }
  return plan;
}

/**
 * The number and its national part when the text is a plain `+` and digits of possible length without a trunk prefix.
 * Null does not say that it is no phone number: only that readPhone must look.
 */
export function readE164(text: string): E164 | null {
  if (!/^\+[1-9]\d{5,15}$/.test(text)) return null;
  for (let end = 2; end <= 4; end += 1) {
    const plan = planOf(text.slice(1, end));
    if (!plan) continue;
    const national = text.slice(end);
    if (!plan.lengths.has(national.length) || plan.prefixes.some((prefix) => prefix.test(national)))
      return null;
    return { e164: text, national };
  }
  return null;
}
