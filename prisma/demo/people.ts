// The demo world's banks, people and program: ids are fixed, so that tests, screenshots and readers agree.
import { type Bundle, bundles, type Role } from "@/lib/core/roles";

export const london = "gh.29.uk";
export const berlin = "de.07.berlin";

export const banks = [
  {
    id: london,
    bankCode: "gh",
    fullName: "Gorham & Hale Bank",
    website: "https://www.gh.example",
    bankRoutings: [{ scheme: "BIC", address: "GHBKGB2L" }],
    country: "GB",
    timeZone: "Europe/London",
  },
  {
    id: berlin,
    bankCode: "de07",
    fullName: "Spreebank Berlin",
    website: "https://www.de07.example",
    bankRoutings: [{ scheme: "BIC", address: "SPREDEBB" }],
    country: "DE",
    timeZone: "Europe/Berlin",
  },
];

export interface DemoPerson {
  id: string;
  email: string;
  name: string;
  bankId: string | null;
  bundle: Bundle | null;
}

const person = (
  at: number,
  email: string,
  name: string,
  bankId: string | null,
  bundle: Bundle | null,
): DemoPerson => ({
  id: `0190a000-0000-7000-8000-${String(at).padStart(12, "0")}`,
  ...{ email, name, bankId, bundle },
});

export const root = person(1, "root@dossier.example", "Ruth Okonedo", null, null);
export const aiko = person(2, "officer@gh.example", "Aiko Mori", london, "KYC officer");
export const lena = person(7, "officer@de.example", "Lena Vogt", berlin, "KYC officer");

export const people: readonly DemoPerson[] = [
  root,
  aiko,
  person(3, "rm@gh.example", "Noor El-Amrani", london, "Relationship manager"),
  person(4, "admin@gh.example", "Jürgen Öztürk-Lindqvist", london, "Administrator"),
  person(5, "auditor@gh.example", "Margaret Falk", london, "Auditor"),
  person(6, "newcomer@gh.example", "Tom Brandt", london, null),
  lena,
];

/** The system administrator grants any role anywhere, and reads no customer. */
export const rootRoles: readonly Role[] = [
  "CanCreateBank",
  "CanCreateEntitlementAtAnyBank",
  "CanDeleteEntitlementAtAnyBank",
  "CanGetEntitlementsForAnyUserAtAnyBank",
  "CanGetEntitlementsForAnyBank",
  "CanGetEntitlementRequestsAtAnyBank",
  "CanDeleteEntitlementRequestsAtAnyBank",
  "CanImportCustomers",
  "CanGetWebUiProps",
  "CanCreateWebUiProps",
  "CanDeleteWebUiProps",
];

export const rolesOf = ({ bundle }: DemoPerson): readonly Role[] => (bundle ? bundles[bundle] : []);

export const consumer = {
  id: "0190a000-0000-7000-8000-000000000c01",
  name: "Demo consumer",
  consumerKey: "democonsumerkey",
};
