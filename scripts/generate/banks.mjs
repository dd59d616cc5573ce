// Which banks the customers are spread over: one very large, one very small, as installations are.
import { PlainError } from "../lib/say.mjs";

const SMALLEST = 200;
/** Shares of a hundred; the last bank has 200 customers, whatever the others have. */
const usual = [
  { id: "gh.29.uk", country: "GB", share: 80 },
  { id: "de.07.berlin", country: "DE", share: 15 },
  { id: "fr.11.lyon", country: "FR", share: 4 },
  { id: "it.20.milano", country: "IT", share: 1 },
  { id: "ie.01.cork", country: "IE", share: 0 },
];

function readBank(text) {
  const [id = "", country = "", share = ""] = text.split(":");
  if (/^[A-Za-z0-9._-]{1,64}$/.test(id) && /^[A-Z]{2}$/.test(country) && /^\d+$/.test(share))
    return { id, country, share: Number(share) };
  throw new PlainError(
    `--banks takes BANK:COUNTRY:SHARE,… as in gh.29.uk:GB:80,de.07.berlin:DE:20; this is “${text}”.`,
  );
}

/**
 * The banks with how many customers each has; a share of 0 is the small bank.
 * @param {number} customers of all banks together
 * @param {string} [text] `BANK:COUNTRY:SHARE,…`
 */
export function spreadOver(customers, text) {
  const banks = text ? text.split(",").map(readBank) : usual;
  const small = Math.min(SMALLEST, customers);
  const smalls = banks.filter(({ share }) => share === 0).length * small;
  const all = banks.reduce((sum, { share }) => sum + share, 0);
  const rest = Math.max(0, customers - smalls);
  let given = 0;
  return banks.map((bank, at) => {
    const count = bank.share === 0 ? small : Math.round((rest * bank.share) / all);
    const isLast = banks.slice(at + 1).every(({ share }) => share === 0);
    const exact = bank.share > 0 && isLast ? rest - given : count;
    if (bank.share > 0) given += exact;
    return { id: bank.id, country: bank.country, customers: exact };
  });
}
