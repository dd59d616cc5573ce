// The documentation's own example, with its very values and ids; and the customer with every field of a contract.
import { bill, type DemoCustomer, licence, lists, met, notOk, ok, online, passport } from "./shapes";

export const evelineId = "7uy8a7e4-6d02-40e3-a129-0b2bf89de8uh";
/** The documentation's dates. */
const first = "1100-01-01T00:00:00Z";
export const lastOkDate = "2023-08-14T12:32:51Z";

export const eveline = {
  customerId: evelineId,
  customerNumber: "5987953",
  legalName: "Eveline Tripman",
  mobilePhoneNumber: "+44 07972 444 876",
  email: "felixsmith@example.com",
  faceImage: { url: "www.openbankproject", date: first },
  dateOfBirth: first,
  relationshipStatus: "single",
  dependants: 1,
  dobOfDependants: [first],
  creditRating: { rating: "OBP", source: "OBP" },
  creditLimit: { currency: "EUR", amount: "0" },
  highestEducationAttained: "Master",
  employmentStatus: "worker",
  kycStatus: false,
  lastOkDate,
  title: "Dr.",
  branchId: "DERBY6",
  nameSuffix: "Sr",
  nationalities: ["GB"],
  placeOfBirth: "Derby",
  countryOfBirth: "GB",
};

export const evelineAttribute = {
  id: evelineId,
  name: "SPECIAL_TAX_NUMBER",
  type: "STRING",
  value: "123456789",
};

export const evelineAddress = {
  id: "5995d6a2-01b3-423c-a173-5481df49bdaf",
  line1: "No 1 the Road",
  line2: "The Place",
  line3: "The Hill",
  city: "Berlin",
  county: "",
  state: "Brandenburg",
  postcode: "13359",
  countryCode: "DE",
  tags: ["mailing", "home"],
  status: "OK",
};

export const evelineAccount = {
  accountId: "8ca8a7e4-6d02-40e3-a129-0b2bf89de9f0",
  label: "My Account",
  productCode: "787LOW",
  balance: { currency: "EUR", amount: "0" },
  branchId: "DERBY6",
  accountRoutings: [{ scheme: "AccountNumber", address: "4930396" }],
  contracts: [{ productCode: "787LOW", contractCode: "LKJL98769F", paymentMethod: "cache" }],
  accountAttributes: [
    {
      id: "613c83ea-80f9-4560-8404-b9cd4ec42a7f",
      contractCode: "LKJL98769F",
      productCode: "1234BW",
      name: "OVERDRAFT_START_DATE",
      type: "DATE_WITH_DAY",
      value: "2012-04-23",
    },
  ],
};

/** Her file, besides the values of the documentation: the KYC status stays false, the last OK as documented. */
export const evelineFile = (daysSinceOk: number): DemoCustomer => ({
  ...{
    number: eveline.customerNumber,
    name: eveline.legalName,
    phone: eveline.mobilePhoneNumber,
    born: "1100-01-01",
  },
  ...{ nationalities: ["GB"], since: daysSinceOk + 1 },
  taxes: [
    ["DE", "36574280911"],
    ["GB", "533471862"],
    ["VU", "40021104K"],
  ],
  papers: [
    passport("533471862", "London", -18),
    licence("TRIPM 803124 E99", "Swansea", 12),
    bill("Statement 7", "Derby"),
  ],
  checks: [
    met(daysSinceOk, true),
    lists(daysSinceOk, true),
    online(1, false, "Face matches and she answered freely, but the passport she held up has expired."),
  ],
  statuses: [ok(daysSinceOk), notOk(17, "No valid proof of identity since the passport expired.")],
});

export const luis: DemoCustomer = {
  ...{
    number: "6032656",
    name: "Luís Gonçalves",
    phone: "+351 912 345 678",
    born: "1964-04-25",
    title: "Eng.",
  },
  ...{ place: "Porto", nationalities: ["PT", "BR"], work: "shipowner", relationship: "married", since: 860 },
  address: { line1: "1 Quayside", city: "Newcastle upon Tyne", postcode: "NE1 3DE", countryCode: "GB" },
  taxes: [["PT", "501964843"]],
  papers: [passport("CA441278", "Porto", 1320)],
  checks: [met(858, true), lists(858, true)],
  statuses: [ok(857)],
};

/** All fifteen optional fields of a contract. */
export const luisAccount = {
  accountId: "2f1c6b6e-90a4-4d43-8a3f-6d1b8c0e5a15",
  label: "Ship loan",
  productCode: "SHIPLOAN",
  balance: { currency: "EUR", amount: "-1250000.00" },
  branchId: "DERBY6",
  accountRoutings: [
    { scheme: "IBAN", address: "GB68RBOS83171112345678" },
    { scheme: "AccountNumber", address: "12345678" },
  ],
  contracts: [
    {
      productCode: "SHIPLOAN",
      contractCode: "SL-2024-0117",
      productDescription: "Loan secured on the MV Douro",
      issuanceAmount: "1500000.00",
      interestRate: "4.85",
      term: "120 months",
      formOfPayment: "monthly annuity",
      interestAmount: "6062.50",
      branchCode: "DERBY6",
      paymentMethod: "direct debit",
      openingDate: "2024-07-01",
      maturityDate: "2034-06-30",
      renewalDate: "2029-07-01",
      cancellationDate: "2034-07-01",
      instrumentStatusCode: "ACT",
      instrumentStatusDefinition: "Active, paid on time",
      isSubstituted: "false",
    },
  ],
};
