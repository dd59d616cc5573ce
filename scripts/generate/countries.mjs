// What differs by country: mobile numbers in E.164, a town with its postcode, and the number one pays tax under.

/** `phone`: beginnings of mobile numbers, and how many digits follow. */
const facts = {
  GB: {
    phone: ["+4474", "+4475", "+4477", "+4478", "+4479"],
    follow: 8,
    towns: ["London|NW1 6XE", "Leeds|LS1 4DY", "Derby|DE1 2RA", "Cardiff|CF10 1EP", "Glasgow|G1 1XQ"],
    currency: "GBP",
  },
  IE: {
    phone: ["+35383", "+35385", "+35386", "+35387"],
    follow: 7,
    towns: ["Dublin|D02 AF30", "Cork|T12 X8XY"],
    currency: "EUR",
  },
  DE: {
    phone: ["+49171", "+49172", "+49173", "+49175"],
    follow: 7,
    towns: ["Berlin|13359", "München|80331", "Köln|50667", "Leipzig|04109", "Görlitz|02826"],
    currency: "EUR",
  },
  AT: {
    phone: ["+43664", "+43676", "+43699"],
    follow: 7,
    towns: ["Wien|1010", "Graz|8010"],
    currency: "EUR",
  },
  FR: {
    phone: ["+336", "+337"],
    follow: 8,
    towns: ["Paris|75011", "Lyon|69002", "Nîmes|30000", "Orléans|45000"],
    currency: "EUR",
  },
  IT: {
    phone: ["+39320", "+39333", "+39347", "+39349"],
    follow: 7,
    towns: ["Roma|00184", "Milano|20121", "Forlì|47121"],
    currency: "EUR",
  },
  ES: {
    phone: ["+346"],
    follow: 8,
    towns: ["Madrid|28013", "Málaga|29015", "Logroño|26001"],
    currency: "EUR",
  },
  PL: {
    phone: ["+4850", "+4851", "+4860", "+4866"],
    follow: 7,
    towns: ["Kraków|31-042", "Łódź|90-001"],
    currency: "PLN",
  },
  RU: { phone: ["+7903", "+7916", "+7926"], follow: 7, towns: ["Москва|101000"], currency: "RUB" },
  UA: {
    phone: ["+38050", "+38067", "+38093"],
    follow: 7,
    towns: ["Київ|01001", "Львів|79000"],
    currency: "UAH",
  },
  GR: { phone: ["+30693", "+30697", "+30698"], follow: 7, towns: ["Αθήνα|105 57"], currency: "EUR" },
  MA: { phone: ["+21261", "+21266"], follow: 7, towns: ["Casablanca|20250"], currency: "MAD" },
  CN: { phone: ["+86138", "+86139", "+86186"], follow: 8, towns: ["北京|100006"], currency: "CNY" },
  KR: { phone: ["+8210"], follow: 8, towns: ["서울|04524"], currency: "KRW" },
  IN: { phone: ["+9198", "+9199", "+9197"], follow: 8, towns: ["Mumbai|400001"], currency: "INR" },
  VN: { phone: ["+8490", "+8491", "+8497"], follow: 7, towns: ["Hà Nội|100000"], currency: "VND" },
  NG: { phone: ["+234803", "+234806", "+234813"], follow: 7, towns: ["Lagos|101241"], currency: "NGN" },
  IS: { phone: ["+35469", "+35489"], follow: 5, towns: ["Reykjavík|101"], currency: "ISK" },
};
/** Where the tenth that is not from the bank's own country comes from. */
const abroad = Object.keys(facts);

/** Nine of ten customers are of the bank's own country. */
export const countryOf = (draws, home) => (draws.chance(90) && facts[home] ? home : draws.pick(abroad));

export const currencyOf = (country) => facts[country].currency;

/** A mobile number in E.164; one in fifty with blanks, as old systems hand them over. */
export function phoneOf(draws, country) {
  const { phone, follow } = facts[country];
  const beginning = draws.pick(phone);
  const rest = draws.digits(follow);
  return draws.chance(2) ? `${beginning} ${rest.slice(0, 3)} ${rest.slice(3)}` : beginning + rest;
}

export function townOf(draws, country) {
  const [city, postcode] = draws.pick(facts[country].towns).split("|");
  return { city, postcode };
}

export const streets = [
  "High Street",
  "Station Road",
  "Church Lane",
  "Victoria Road",
  "Lindenstraße",
  "Rue de l’Église",
  "Via Roma",
  "Calle Mayor",
  "Hauptstraße",
  "Mill Lane",
];

/** Looks like a tax number; its check digits are chance. */
export const taxNumberOf = (draws, country) =>
  country === "GB" ? `QQ${draws.digits(6)}C` : draws.digits(11);
