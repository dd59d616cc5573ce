// Customers looked up: by number, by phone pattern, by id, and the two overviews.
import { z } from "zod";
import { env } from "@/lib/core/env";
import { getCustomer, getCustomerOverview, getCustomerOverviewFlat } from "@/lib/customers/overview";
import { findByPhonePattern, findByPhonePatternOpenly } from "@/lib/customers/phone-pattern";
import { schemaOf } from "@/lib/obp/docs/json-schema";
import { type Endpoint, endpoint, type Wording } from "@/lib/obp/endpoint";
import { refusal } from "@/lib/obp/errors";
import {
  customerWithAttributesShape,
  dayCustomerShape,
  writeCustomerWithAttributes,
  writeDayCustomer,
} from "@/lib/obp/json/customer";
import { flatOverviewShape, overviewShape, writeFlatOverview, writeOverview } from "@/lib/obp/json/overview";
import { body, text } from "@/lib/obp/json/read";
import { shape } from "@/lib/obp/json/write";
import { maxLimit, readPage } from "@/lib/obp/paging";

const tags = ["Customer", "KYC"] as const;
const numberBody = body({ customer_number: text("5987953") });
const noSuchNumber: Wording = { "not_found:customerNumber": () => refusal("OBP-30002") };
/** Null is nobody's number. */
const readNumber = ({ body: { customer_number } }: { body: { customer_number: string | null } }) => ({
  customerNumber: customer_number ?? "",
});

/** OBP's own documentation once told clients the wrong name; both are read, the right one first. */
const phoneFields = body({ mobile_phone_number: text("+49 30 901820") });
const phoneBody = z
  .preprocess(
    (json) =>
      json !== null &&
      typeof json === "object" &&
      !("mobile_phone_number" in json) &&
      "customer_phone_number" in json
        ? { ...json, mobile_phone_number: json.customer_phone_number }
        : json,
    phoneFields,
  )
  .meta(schemaOf(phoneFields, "input") ?? {});

function phoneSearch(): Endpoint {
  const isOpen = env().OBP_OPEN_PHONE_SEARCH === "true";
  return endpoint({
    id: "OBPv4.0.0-getCustomersByCustomerPhoneNumber",
    verb: "POST",
    path: "/banks/BANK_ID/search/customers/mobile-phone-number",
    summary: "Get Customers by MOBILE_PHONE_NUMBER",
    about:
      'Gets the Customers specified by MOBILE_PHONE_NUMBER.\nThere are two wildcards often used in conjunction with the LIKE operator:\n% - The percent sign represents zero, one, or multiple characters\n_ - The underscore represents a single character\nFor example {"mobile_phone_number":"%381%"} lists all numbers which contain 381 sequence. At most 50 characters; limit (500 by default and at most) and offset page through the answer.',
    tags,
    roles: isOpen ? [] : ["CanGetCustomer"],
    family: "wrapper",
    order: ["user", "ids", "role", "body"],
    bodyName: "PostCustomerPhoneNumberJsonV400",
    body: phoneBody,
    success: 201,
    isPaged: true,
    answer: shape({ customers: z.array(dayCustomerShape) }),
    listed: ["OBP-30008"],
    refusals: {
      invalid: (_, __, sentence) =>
        refusal("OBP-10001", ` ${sentence.replace(/^pattern:/, "mobile_phone_number:")}`),
    },
    useCase: isOpen ? findByPhonePatternOpenly : findByPhonePattern,
    read: ({ body: { mobile_phone_number }, query }) => {
      const { limit, offset } = readPage(query, maxLimit);
      return { pattern: mobile_phone_number, limit, offset };
    },
    write: (customers) => ({ customers: customers.map(writeDayCustomer) }),
  });
}

export const lookUpRoutes = (): Endpoint[] => [
  endpoint({
    id: "OBPv3.1.0-getCustomerByCustomerNumber",
    verb: "POST",
    path: "/banks/BANK_ID/customers/customer-number",
    summary: "Get Customer by CUSTOMER_NUMBER",
    about: "Gets the Customer specified by CUSTOMER_NUMBER.",
    tags,
    roles: ["CanGetCustomer"],
    family: "own",
    order: ["user", "bank", "role", "body"],
    bodyName: "PostCustomerNumberJsonV310",
    body: numberBody,
    success: 200,
    answer: customerWithAttributesShape,
    listed: ["OBP-30008", "OBP-30002"],
    refusals: noSuchNumber,
    useCase: getCustomer,
    read: readNumber,
    write: writeCustomerWithAttributes,
  }),
  phoneSearch(),
  endpoint({
    id: "OBPv5.0.0-getCustomerOverview",
    verb: "POST",
    path: "/banks/BANK_ID/customers/customer-number-query/overview",
    summary: "Get Customer Overview",
    about: "Gets the Customer Overview specified by customer_number and bank_code.",
    tags,
    roles: ["CanGetCustomerOverview"],
    family: "wrapper",
    order: ["user", "ids", "role", "body"],
    bodyName: "PostCustomerOverviewJsonV500",
    body: numberBody,
    success: 200,
    answer: overviewShape,
    listed: ["OBP-30008", "OBP-30002"],
    refusals: noSuchNumber,
    useCase: getCustomerOverview,
    read: readNumber,
    write: writeOverview,
  }),
  endpoint({
    id: "OBPv5.0.0-getCustomerOverviewFlat",
    verb: "POST",
    path: "/banks/BANK_ID/customers/customer-number-query/overview-flat",
    summary: "Get Customer Overview Flat",
    about: "Gets the Customer Overview Flat specified by customer_number and bank_code.",
    tags,
    roles: ["CanGetCustomerOverviewFlat"],
    family: "wrapper",
    order: ["user", "ids", "role", "body"],
    bodyName: "PostCustomerOverviewJsonV500",
    body: numberBody,
    success: 200,
    answer: flatOverviewShape,
    listed: ["OBP-30008", "OBP-30002"],
    refusals: noSuchNumber,
    useCase: getCustomerOverviewFlat,
    read: readNumber,
    write: writeFlatOverview,
  }),
  endpoint({
    id: "OBPv3.1.0-getCustomerByCustomerId",
    verb: "GET",
    path: "/banks/BANK_ID/customers/CUSTOMER_ID",
    summary: "Get Customer by CUSTOMER_ID",
    about: "Gets the Customer specified by CUSTOMER_ID, with its attributes.",
    tags: ["Customer"],
    roles: ["CanGetCustomer"],
    family: "own",
    order: ["user", "bank", "role"],
    success: 200,
    answer: customerWithAttributesShape,
    useCase: getCustomer,
    write: writeCustomerWithAttributes,
  }),
];
