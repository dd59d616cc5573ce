// Reads phone numbers as people write them: the international form, the national part, the bare digits.
import {
  AsYouType,
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from "libphonenumber-js/max";

export interface ReadPhone {
  /** `+447972444876`, or null when the text is no phone number. */
  e164: string | null;
  /** The national significant number, without trunk zero: `7972444876`. */
  national: string | null;
  /** Every digit typed, in order, as 0 to 9: `4407972444876`. */
  digits: string;
  /** The number lies in a range known to be in use; a possible number outside of one is kept all the same. */
  isValid: boolean;
}

const MAX_TYPED = 250; // what libphonenumber itself is willing to look at

/** The digits of a text as 0 to 9; other scripts' digits (٠١, ०१, full width) are counted in. */
export function digitsOf(text: string): string {
  return text.replace(/\p{Nd}/gu, westernDigit).replace(/[^0-9]/g, "");
}

// Unicode lays out each script's digits in one run of ten, zero first.
function westernDigit(digit: string): string {
  if (digit >= "0" && digit <= "9") return digit;
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (zero > code - 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}

/** The country as the phone library knows it; undefined for one without phones of its own. */
export function phoneCountry(country: string): CountryCode | undefined {
  return isSupportedCountry(country) ? country : undefined;
}

function parse(text: string, country: string): PhoneNumber | undefined {
  return parsePhoneNumberFromString(text, phoneCountry(country));
}

/**
 * Reads a number as somebody in the bank's country would dial it: `0171…`, `+49 171…` and `0049…` agree at a
 * German bank. A trunk zero after the country code (`+44 07972 444 876`) is dropped where the country has one.
 * With a country code a number of possible length counts, so that one newer than our tables is kept; without
 * one it must be valid, or any short text of digits would become a number of the bank's country.
 */
export function readPhone(text: string, bankCountry: string): ReadPhone {
  const typed = text.slice(0, MAX_TYPED);
  const digits = digitsOf(typed);
  const phone = readInternational(typed, bankCountry) ?? readNational(typed, bankCountry);
  return {
    e164: phone?.number ?? null,
    national: phone?.nationalNumber ?? null,
    digits,
    isValid: phone?.isValid() ?? false,
  };
}

function readInternational(text: string, bankCountry: string): PhoneNumber | null {
  // 00 is read as + everywhere: no national number starts with two zeros, and who writes it means abroad.
  const plus = /^[^\p{L}\p{N}+＋]*(?:[+＋]|00)/u;
  if (!plus.test(text)) return null;
  const phone = parse(text.replace(plus, "+"), bankCountry);
  return phone?.isPossible() ? phone : null;
}

function readNational(text: string, bankCountry: string): PhoneNumber | null {
  const phone = parse(text, bankCountry);
  return phone?.isValid() ? phone : null;
}

/**
 * The beginning of a number, half typed: `0171` in Germany is 171 and +49171, `0612` in Italy keeps its zero,
 * `+44 0797` is +44797 anywhere. The E.164 form is null where neither the text nor the bank names a country.
 */
export function beginningOf(text: string, bankCountry: string): { national: string; e164: string | null } {
  const isInternational = /^[^\p{L}\p{N}]*[+＋]/u.test(text);
  const digits = digitsOf(text).slice(0, 20);
  const typing = new AsYouType(isInternational ? undefined : phoneCountry(bankCountry));
  typing.input(isInternational ? `+${digits}` : digits);
  if (isInternational) {
    const code = typing.getCallingCode();
    const country = getCountries().find((one) => getCountryCallingCode(one) === code);
    return code && country
      ? beginningOf(digits.slice(code.length), country)
      : { national: digits, e164: null };
  }
  const home = phoneCountry(bankCountry);
  const national: string = typing.getNumber()?.nationalNumber ?? digits;
  return { national, e164: home ? `+${getCountryCallingCode(home)}${national}` : null };
}
