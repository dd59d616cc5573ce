// The Open Bank Project's errors: each code with its text and its HTTP status, and the refusal that carries one.
import { Expected } from "@/lib/core/errors";

interface ObpError {
  status: number;
  text: string;
}

/** Texts as on OBP's wire; some end with a blank or a full stop because a detail follows. */
export const obpErrors = {
  "OBP-00004": { status: 400, text: "Server error: could not add message" },
  "OBP-00008": {
    status: 400,
    text: "The API version you called is not enabled on this server. Please contact your API administrator or use another version.",
  },
  "OBP-00027": { status: 400, text: "Invalid API Version string. We could not find the version specified." },
  "OBP-01000": {
    status: 408,
    text: "Request Timeout. The OBP API decided to return a timeout. This is probably because a backend service did not respond in time. ",
  },
  "OBP-08001": { status: 400, text: "Incorrect format of name." },
  "OBP-08002": {
    status: 404,
    text: "WebUi props not found. Please specify a valid value for WEB_UI_PROPS_ID.",
  },
  "OBP-09016": { status: 400, text: "Duplicate Query Parameters are not allowed." },
  "OBP-10001": { status: 400, text: "Incorrect json format." },
  "OBP-10007": { status: 400, text: "Incorrect Role name:" },
  "OBP-10018": { status: 429, text: "Too Many Requests." },
  "OBP-10020": { status: 400, text: "Incorrect json." },
  "OBP-10023": {
    status: 400,
    text: "obp_sort_direction parameter can only take two values: DESC or ASC!",
  },
  "OBP-10024": {
    status: 400,
    text: "wrong value for obp_offset parameter. Please send a positive integer (=>0)!",
  },
  "OBP-10025": {
    status: 400,
    text: "wrong value for obp_limit parameter. Please send a positive integer (=>1)!",
  },
  "OBP-10026": {
    status: 400,
    text: "Failed to parse date string. Please use this format yyyy-MM-dd'T'HH:mm:ss.SSS'Z'!",
  },
  "OBP-10035": { status: 400, text: "Incorrect json value." },
  "OBP-10041": {
    status: 400,
    text: "This locale is not supported. Only the following can be used: en_GB, es_ES, ro_RO.",
  },
  "OBP-10404": {
    status: 404,
    text: "404 Not Found. The server could not find the requested URI. Please double check your URL, headers and body. Note: When you are making a POST or PUT request, the Content-Type header MUST be `application/json`. Note: OBP only supports JSON formatted bodies.",
  },
  "OBP-20001": { status: 401, text: "User not logged in. Authentication is required!" },
  "OBP-20002": { status: 400, text: "These DirectLogin parameters are missing:" },
  "OBP-20003": { status: 401, text: "This DirectLogin token is invalid or expired:" },
  "OBP-20004": { status: 401, text: "Invalid login credentials. Check username/password." },
  "OBP-20005": { status: 404, text: "User not found. Please specify a valid value for USER_ID." },
  "OBP-20006": { status: 403, text: "User is missing one or more roles: " },
  "OBP-20008": { status: 401, text: "Invalid Consumer Key." },
  "OBP-20010": { status: 400, text: "Value too long" },
  "OBP-20011": { status: 400, text: "Value contains invalid characters" },
  "OBP-20013": { status: 401, text: "The account has been locked, please contact an administrator!" },
  "OBP-20080": { status: 401, text: "Authorization Header format is not supported at this instance." },
  "OBP-20082": { status: 400, text: "Missing DirectLogin or Authorization header." },
  "OBP-20083": { status: 400, text: "Missing DirectLogin word at the value of Authorization header." },
  "OBP-30001": { status: 404, text: "Bank not found. Please specify a valid value for BANK_ID." },
  "OBP-30002": { status: 404, text: "Customer not found. Please specify a valid value for CUSTOMER_NUMBER." },
  "OBP-30003": { status: 404, text: "Account not found. Please specify a valid value for ACCOUNT_ID." },
  "OBP-30006": {
    status: 400,
    text: "Customer Number already exists. Please specify a different value for BANK_ID or CUSTOMER_NUMBER.",
  },
  "OBP-30007": {
    status: 400,
    text: "The User is already linked to a Customer at the bank specified by BANK_ID",
  },
  "OBP-30008": { status: 400, text: "User Customer Link not found by USER_ID" },
  "OBP-30020": { status: 400, text: "Could not create the Bank" },
  "OBP-30035": { status: 400, text: "User Customer Link not found" },
  "OBP-30046": { status: 404, text: "Customer not found. Please specify a valid value for CUSTOMER_ID." },
  "OBP-30051": { status: 400, text: "Cannot create Customer" },
  "OBP-30058": { status: 400, text: "Cannot update the Customer" },
  "OBP-30069": {
    status: 404,
    text: "Customer Attribute not found. Please specify a valid value for CUSTOMER_ATTRIBUTE_ID.",
  },
  "OBP-30111": {
    status: 400,
    text: "Invalid Bank Id. The BANK_ID should only contain 0-9/a-z/A-Z/'-'/'.'/'_', the length should be smaller than 255.",
  },
  "OBP-30113": { status: 400, text: "Invalid Bank Id. The Customer does not belong to this Bank" },
  "OBP-30205": {
    status: 400,
    text: "This entitlement is a Bank Role. Please set bank_id to a valid bank id.",
  },
  "OBP-30206": {
    status: 400,
    text: "This entitlement is a System Role. Please set bank_id to empty string.",
  },
  "OBP-30208": { status: 400, text: "Account_ID already exists at the Bank." },
  "OBP-30212": { status: 404, text: "EntitlementId not found" },
  "OBP-30214": { status: 400, text: "Entitlement Request already exists for the user." },
  "OBP-30215": { status: 404, text: "EntitlementRequestId not found" },
  "OBP-30216": { status: 400, text: "Entitlement already exists for the user." },
  "OBP-30300": { status: 400, text: "Tax Residence not found by TAX_RESIDENCE_ID. " },
  "OBP-30310": { status: 400, text: "Customer's Address not found by CUSTOMER_ADDRESS_ID. " },
  "OBP-35030": { status: 400, text: "The Consumer Key must be alphanumeric. (A-Z, a-z, 0-9)" },
  "OBP-37081": { status: 400, text: "Cannot create user invitation." },
  "OBP-37882": { status: 404, text: "Cannot get user invitation." },
  "OBP-37883": { status: 404, text: "Cannot find user invitation." },
  "OBP-50000": { status: 400, text: "Unknown Error." },
  "OBP-50005": { status: 503, text: "An unspecified or internal error occurred." },
  "OBP-50015": {
    status: 500,
    text: "The server encountered an unexpected condition which prevented it from fulfilling the request.",
  },
  "OBP-50200": { status: 400, text: "Connector cannot return the data we requested." },
} as const satisfies Record<string, ObpError>;

export type ObpCode = keyof typeof obpErrors;

/** `OBP-20001: User not logged in. …` */
export const textOf = (code: ObpCode): string => `${code}: ${obpErrors[code].text}`;

/** What an endpoint answers instead of its result. */
export class ObpRefusal extends Expected {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = "ObpRefusal";
  }
}

/** A refusal with the code's own status; `detail` follows the text as it is. */
export const refusal = (code: ObpCode, detail = "") =>
  new ObpRefusal(obpErrors[code].status, textOf(code) + detail);

/** OBP tells of an inner failure behind the outer one, and keeps the outer one's status. */
export const chained = (outer: ObpCode, inner: ObpCode) =>
  new ObpRefusal(obpErrors[outer].status, `${textOf(outer)} <- ${textOf(inner)}`);

/** The one answer for every body that is not what it should be; the blank at the end is OBP's. */
export const wrongBody = (className: string) =>
  refusal("OBP-10001", ` The Json body should be the ${className} `);
