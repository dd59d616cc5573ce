// A record's own fields as words and values, for the difference between two versions.
import { countryName } from "@/lib/countries/rules";
import { formatDate, visibleText } from "@/lib/format";
import { checkLabel } from "@/lib/kyc/check-kinds";
import { documentLabel } from "@/lib/kyc/document-types";

type Fields = Record<string, unknown>;

/** A field that became another; either side may be missing (added, removed). */
export interface FieldChange {
  label: string;
  before?: string;
  after?: string;
}

const labels: Record<string, string> = {
  legalName: "Legal name",
  title: "Title",
  nameSuffix: "Suffix",
  dateOfBirth: "Born",
  placeOfBirth: "Place of birth",
  countryOfBirth: "Country of birth",
  nationalities: "Nationalities",
  mobilePhoneNumber: "Phone",
  email: "E-mail",
  customerNumber: "Customer number",
  relationshipStatus: "Relationship",
  dependants: "Dependants",
  dobOfDependants: "Dependants born",
  highestEducationAttained: "Education",
  employmentStatus: "Employment",
  creditRating: "Credit rating",
  creditSource: "Rated by",
  creditLimitCurrency: "Credit limit currency",
  creditLimitAmount: "Credit limit",
  branchId: "Branch",
  faceImageUrl: "Face image",
  faceImageDate: "Face image date",
  type: "Type",
  number: "Number",
  issueDate: "Issued",
  issuePlace: "Issued by",
  expiryDate: "Expires",
  url: "Address",
  date: "Date",
  how: "How",
  satisfied: "Result",
  comments: "Comments",
  staffName: "Staff",
  reason: "Reason",
  relatesToKycDocumentId: "Document",
  relatesToKycCheckId: "Check",
  line1: "Line 1",
  line2: "Line 2",
  line3: "Line 3",
  city: "City",
  county: "County",
  state: "State",
  postcode: "Postcode",
  countryCode: "Country",
  tags: "Tags",
  status: "Status",
  domain: "Country",
  taxNumber: "Tax number",
  originalName: "File",
  bytes: "Bytes",
  sha256: "SHA-256",
  scan: "Virus scan",
  malware: "Malware",
  flags: "Contains",
  purpose: "Purpose",
  name: "Name",
  value: "Value",
  surname: "Surname",
  given: "Given names",
  birth: "Birth date",
  sex: "Sex",
  nationality: "Nationality",
  issuer: "Issuing state",
  expiry: "Expiry",
  form: "Zone",
  corrected: "Corrected",
  repaired: "Characters repaired",
  field: "Field",
  readValue: "As read",
  recordedValue: "On record",
};

/** Bookkeeping that says nothing to a reader. */
const silent = new Set(["phoneE164", "phoneNational", "staffUserId", "version", "mustRelate", "mustExplain"]);

/** The field's name for a reader; one without a word of its own keeps its name. */
export const fieldLabel = (name: string): string => labels[name] ?? name;

/** One value of one field, as a person writes it. */
export function valueWords(name: string, value: unknown): string {
  if (value === null || value === undefined || value === "") return "";
  if (Array.isArray(value)) return value.map((one) => valueWords(name, one)).join(", ");
  if (typeof value === "boolean")
    return name === "satisfied" ? (value ? "satisfied" : "not satisfied") : value ? "yes" : "no";
  const text = String(value);
  if (/^\d{4}-\d{2}-\d{2}T/.test(text)) return formatDate(new Date(text));
  if (["countryCode", "domain", "countryOfBirth", "nationalities"].includes(name))
    return countryName(text) || visibleText(text);
  if (name === "how") return checkLabel(text);
  if (name === "type") return documentLabel(text);
  return visibleText(text);
}

/** What differs between two versions, field by field; the rest is left out. */
export function changesBetween(before: Fields | null, after: Fields | null): FieldChange[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter(
    (name) => !silent.has(name),
  );
  return names.flatMap((name) => {
    const [was, is] = [valueWords(name, before?.[name]), valueWords(name, after?.[name])];
    return was === is ? [] : [{ label: fieldLabel(name), before: was || undefined, after: is || undefined }];
  });
}
