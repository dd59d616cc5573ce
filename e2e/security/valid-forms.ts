// For each form that stores something: fields that are right, so that only what a test changes can be the reason.
import type { Planted } from "../support/planted";
import type { Fields } from "../support/site";

const address = {
  line1: "1 High Street",
  line2: "",
  line3: "",
  city: "Hull",
  county: "",
  state: "",
  postcode: "HU1 1AA",
};
const more = { countryCode: "GB", tags: "mailing", status: "OK" };
const customer = {
  ...{ legalName: "Ada Forms", mobilePhoneNumber: "+44 7700 900456", email: "ada@example.com", title: "Dr." },
  ...{ faceImageUrl: "", faceImageDate: "", dateOfBirth: "1980-01-01", relationshipStatus: "single" },
  ...{
    dependants: "0",
    dobOfDependants: "",
    creditRating: "A",
    creditSource: "B",
    creditLimitCurrency: "EUR",
  },
  ...{
    creditLimitAmount: "5",
    highestEducationAttained: "",
    employmentStatus: "",
    branchId: "",
    nameSuffix: "",
  },
  ...{ nationalities: "GB", placeOfBirth: "Hull", countryOfBirth: "GB", customerNumber: "" },
};

type Make = (file: Planted) => Fields;
const idsOf = ({ bankId, customerId }: Planted) => ({ bankId, customerId });
const fresh =
  (fields: Fields): Make =>
  (file) => ({ ...idsOf(file), id: crypto.randomUUID(), ...fields });

/** By the name of the action. Each call is another record. */
export const validForms: Record<string, Make> = {
  addCheck: fresh({
    how: "FACE_TO_FACE_MEETING",
    satisfied: "true",
    date: "2024-01-01",
    comments: "",
    baseVersion: "0",
  }),
  addDocument: fresh({
    ...{
      type: "passport",
      number: "N1",
      issueDate: "2024-01-01",
      issuePlace: "Hull",
      expiryDate: "2034-01-01",
    },
    baseVersion: "0",
  }),
  addMedium: fresh({
    ...{ type: "image", url: "https://example.com/scan", date: "2024-01-01", baseVersion: "0" },
    ...{ relatesToKycDocumentId: "", relatesToKycCheckId: "" },
  }),
  linkMedium: (file) => ({
    ...{ ...idsOf(file), id: file.ids.medium, baseVersion: "1" },
    relatesToKycDocumentId: file.ids.document,
  }),
  deleteTheMedium: (file) => ({ ...idsOf(file), id: file.ids.medium }),
  undoMedium: (file) => ({ ...idsOf(file), id: file.ids.medium }),
  setStatus: fresh({ ok: "false", date: "2024-01-01", reason: "Papers are missing." }),
  addTheAddress: fresh({ ...address, ...more }),
  changeTheAddress: (file) => ({
    ...idsOf(file),
    id: file.ids.address,
    baseVersion: "1",
    ...address,
    ...more,
  }),
  deleteTheAddress: (file) => ({ ...idsOf(file), id: file.ids.address }),
  undoAddress: (file) => ({ ...idsOf(file), id: file.ids.address }),
  addTheTaxResidence: (file) => ({
    ...{ ...idsOf(file), id: crypto.randomUUID(), domain: "GB" },
    taxNumber: String(Math.trunc(Math.random() * 1e10)).padStart(10, "1"),
  }),
  deleteTheTaxResidence: (file) => ({ ...idsOf(file), id: file.ids.tax }),
  undoTaxResidence: (file) => ({ ...idsOf(file), id: file.ids.tax }),
  addTheCustomer: ({ bankId }) => ({ bankId, customerId: crypto.randomUUID(), ...customer }),
  changeTheCustomer: (file) => ({
    ...{ ...idsOf(file), baseVersion: "1", ...customer, customerNumber: file.customerNumber },
  }),
};
