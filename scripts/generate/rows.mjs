// One made-up customer and what else is kept about him, as rows under Open Bank Project's field names.
import { countryOf, currencyOf, phoneOf, streets, taxNumberOf, townOf } from "./countries.mjs";
import { namesOf } from "./names.mjs";
import { drawsFor } from "./random.mjs";
import { rareSurname } from "./rare-names.mjs";

/** The files of a bank, each with its columns. Several values in one cell are separated by semicolons. */
export const columns = {
  customers:
    "customer_number,legal_name,mobile_phone_number,email,date_of_birth,relationship_status,dependants,dob_of_dependants,credit_rating.rating,credit_rating.source,credit_limit.currency,credit_limit.amount,highest_education_attained,employment_status,title,branch_id,name_suffix,nationalities,place_of_birth,country_of_birth".split(
      ",",
    ),
  addresses: "customer_number,line_1,line_2,city,state,postcode,country_code,tags,status".split(","),
  "tax-residences": ["customer_number", "domain", "tax_number"],
  attributes: ["customer_number", "name", "type", "value"],
};

/** Rising, eight digits up to ten million customers, with gaps as real ones have. */
const numberOf = (draws, row) => String(10_000_000 + row * 9 + draws.below(9));
const two = (number) => String(number).padStart(2, "0");
const dayOf = (draws, from, years) =>
  `${from + draws.below(years)}-${two(1 + draws.below(12))}-${two(1 + draws.below(28))}`;

function nameOf(draws, country) {
  const { given, family, isFamilyFirst } = namesOf[country];
  const isRare = !isFamilyFirst && /\p{Script=Latin}/u.test(family[0]) && draws.chance(35);
  const first = draws.favour(given);
  const last = isRare ? rareSurname(draws, country) : draws.favour(family);
  if (isFamilyFirst) return /\p{Script=Latin}/u.test(last) ? `${last} ${first}` : last + first;
  if (draws.chance(8)) return `${first} ${draws.favour(given)} ${last}`;
  return draws.chance(4) ? `${first} ${last}-${draws.favour(family)}` : `${first} ${last}`;
}

/** Three in a hundred share the number of somebody a few rows before: a spouse, a parent. */
function sharedPhone(key, row, home) {
  const draws = drawsFor(key ^ 0x5f0e, row);
  const whose = row > 0 && draws.chance(3) ? row - 1 - draws.below(Math.min(row, 20)) : row;
  const theirs = drawsFor(key ^ 0x7e1e, whose);
  return phoneOf(theirs, countryOf(theirs, home));
}

function dependantsOf(draws) {
  const count = draws.chance(70) ? 0 : 1 + draws.below(3);
  return [String(count), Array.from({ length: count }, () => dayOf(draws, 2005, 20)).join(";")];
}

const creditOf = (draws, country) =>
  draws.chance(60)
    ? [
        draws.pick(["AAA", "AA", "A", "BBB", "BB"]),
        "Schufa",
        currencyOf(country),
        `${draws.below(200) * 100}.00`,
      ]
    : ["", "", "", ""];

/**
 * The rows of the customer with this number in the bank, by file.
 * @param {{ key: number, country: string }} bank
 * @param {number} row from 0
 */
export function rowsOf({ key, country: home }, row) {
  const draws = drawsFor(key, row);
  const country = countryOf(draws, home);
  const number = numberOf(draws, row);
  const { city, postcode } = townOf(draws, country);
  const customer = [
    number,
    nameOf(draws, country),
    sharedPhone(key, row, home),
    draws.chance(80) ? `c${number}@mail${draws.below(40)}.example` : "",
    dayOf(draws, 1930, 78),
    draws.pick(["single", "married", "married", "divorced", "widowed", ""]),
    ...dependantsOf(draws),
    ...creditOf(draws, country),
    draws.pick(["Master", "Bachelor", "Secondary", "Doctorate", ""]),
    draws.pick(["employed", "employed", "self-employed", "retired", "student", ""]),
    draws.chance(6) ? "Dr." : "",
    draws.chance(50) ? `DERBY${draws.below(9)}` : "",
    draws.chance(1) ? "Sr" : "",
    draws.chance(5) && country !== home ? `${country};${home}` : country,
    city,
    country,
  ];
  const address = [
    number,
    `${1 + draws.below(240)} ${draws.pick(streets)}`,
    "",
    city,
    "",
    postcode,
    country,
    draws.chance(30) ? "mailing" : "",
    "OK",
  ];
  return {
    customers: [customer],
    addresses: draws.chance(10)
      ? [address, [number, `PO Box ${draws.below(9999)}`, "", city, "", postcode, country, "mailing", "OK"]]
      : [address],
    "tax-residences": [[number, country, taxNumberOf(draws, country)]],
    attributes: draws.chance(20)
      ? [[number, "SEGMENT", "STRING", draws.pick(["retail", "private", "student"])]]
      : [],
  };
}
