// Customers made, listed, changed for one purpose each, and deleted for everyone but the law.
import { z } from "zod";
import { deleteCustomer } from "@/lib/customers/cascade";
import { createCustomer } from "@/lib/customers/customers";
import {
  listCustomers,
  listCustomersAnywhere,
  listCustomersMinimal,
  listCustomersMinimalAnywhere,
  listOwnCustomers,
} from "@/lib/customers/lists";
import { type Call, type Endpoint, endpoint, type Wording } from "@/lib/obp/endpoint";
import { refusal } from "@/lib/obp/errors";
import {
  customerShape,
  dayCustomerShape,
  minimalShape,
  writeCustomer,
  writeDayCustomer,
} from "@/lib/obp/json/customer";
import { newCustomerBody, newCustomerBodyV500 } from "@/lib/obp/json/customer-bodies";
import { shape, str } from "@/lib/obp/json/write";
import { readFilters, readPage } from "@/lib/obp/paging";

const tags = ["Customer"] as const;
const customers = shape({ customers: z.array(dayCustomerShape) });
const minimal = shape({ customers: z.array(minimalShape) });

const cannotCreate: Wording = {
  "conflict:customerNumber": (_, __, sentence) => refusal("OBP-30051", ` ${sentence}`),
};

type Born = { dependants?: number | null | undefined; dob_of_dependants?: (Date | null)[] | undefined };
/** Each dependant has a birth date, and each birth date a dependant. */
function demandBirthDates({ body: { dependants, dob_of_dependants: born = [] } }: Call<Born>) {
  if ((dependants ?? 0) !== born.length)
    throw refusal(
      "OBP-10020",
      ` There are ${dependants ?? 0} dependants but the number of dob_of_dependants is ${born.length}`,
    );
}

const create = {
  verb: "POST",
  path: "/banks/BANK_ID/customers",
  summary: "Create Customer",
  about:
    "Creates a Customer of the bank. The customer number is chosen by the bank when none is given; it cannot contain ::::.",
  tags,
  roles: ["CanCreateCustomer", "CanCreateCustomerAtAnyBank"],
  success: 201,
  answer: customerShape,
  refusals: cannotCreate,
} as const;

const createRoutes: Endpoint[] = [
  endpoint({
    ...create,
    id: "OBPv3.1.0-createCustomer",
    until: "v3.1.0",
    family: "own",
    order: ["user", "bank", "role", "body"],
    bodyName: "PostCustomerJsonV310",
    body: newCustomerBody,
    demand: demandBirthDates,
    useCase: createCustomer,
    write: ({ customer }) => writeCustomer(customer),
  }),
  endpoint({
    ...create,
    id: "OBPv4.0.0-createCustomer",
    from: "v4.0.0",
    until: "v4.0.0",
    family: "wrapper",
    order: ["user", "ids", "bank", "role", "body"],
    bodyName: "PostCustomerJsonV310",
    body: newCustomerBody,
    demand: demandBirthDates,
    useCase: createCustomer,
    write: ({ customer }) => writeCustomer(customer),
  }),
  endpoint({
    ...create,
    id: "OBPv5.0.0-createCustomer",
    from: "v5.0.0",
    family: "wrapper",
    order: ["user", "ids", "bank", "role", "body"],
    bodyName: "PostCustomerJsonV500",
    body: newCustomerBodyV500,
    demand: demandBirthDates,
    useCase: createCustomer,
    write: ({ customer }) => writeCustomer(customer),
  }),
];

const list = { verb: "GET", family: "wrapper", tags, success: 200 } as const;
const readList = ({ query }: Call) => ({ ...readPage(query), filters: readFilters(query) });
const paged =
  "limit (50 by default, at most 500), offset, sort_direction, from_date and to_date (of the last change); any other parameter filters by an attribute of that name.";

const listRoutes: Endpoint[] = [
  endpoint({
    ...list,
    id: "OBPv4.0.0-getCustomersAtOneBank",
    path: "/banks/BANK_ID/customers",
    summary: "Get Customers at Bank",
    about: `The customers of the bank. Query: ${paged}`,
    roles: ["CanGetCustomers"],
    order: ["user", "bank", "role"],
    answer: customers,
    useCase: listCustomers,
    isPaged: true,
    read: readList,
    write: (rows) => ({ customers: rows.map(writeDayCustomer) }),
  }),
  endpoint({
    ...list,
    id: "OBPv4.0.0-getCustomersMinimalAtOneBank",
    path: "/banks/BANK_ID/customers-minimal",
    summary: "Get Customers Minimal at Bank",
    about: `The ids of the bank's customers. Query: ${paged}`,
    roles: ["CanGetCustomersMinimal"],
    order: ["user", "bank", "role"],
    answer: minimal,
    useCase: listCustomersMinimal,
    isPaged: true,
    read: readList,
    write: (rows) => ({
      customers: rows.map(({ bankId, customerId }) => ({ bank_id: bankId, customer_id: customerId })),
    }),
  }),
  endpoint({
    ...list,
    id: "OBPv4.0.0-getCustomersAtAnyBank",
    path: "/customers",
    summary: "Get Customers at Any Bank",
    about: `The customers of all banks. Query: ${paged}`,
    roles: ["CanGetCustomersAtAnyBank"],
    order: ["user", "role"],
    answer: customers,
    useCase: listCustomersAnywhere,
    isPaged: true,
    read: readList,
    write: (rows) => ({ customers: rows.map(writeDayCustomer) }),
  }),
  endpoint({
    ...list,
    id: "OBPv4.0.0-getCustomersMinimalAtAnyBank",
    path: "/customers-minimal",
    summary: "Get Customers Minimal at Any Bank",
    about: `The ids of the customers of all banks. Query: ${paged}`,
    roles: ["CanGetCustomersMinimalAtAnyBank"],
    order: ["user", "role"],
    answer: minimal,
    useCase: listCustomersMinimalAnywhere,
    isPaged: true,
    read: readList,
    write: (rows) => ({
      customers: rows.map(({ bankId, customerId }) => ({ bank_id: bankId, customer_id: customerId })),
    }),
  }),
];

const own = {
  ...list,
  order: ["user"],
  about: "The customers the current user is linked to.",
  useCase: listOwnCustomers,
} as const;

const ownRoutes: Endpoint[] = [
  endpoint({
    ...own,
    id: "OBPv5.0.0-getMyCustomersAtAnyBank",
    path: "/my/customers",
    summary: "Get My Customers",
    answer: shape({ customers: z.array(customerShape) }),
    write: (rows) => ({ customers: rows.map(writeCustomer) }),
  }),
  endpoint({
    ...own,
    id: "OBPv5.0.0-getMyCustomersAtBank",
    path: "/banks/BANK_ID/my/customers",
    summary: "Get My Customers at Bank",
    order: ["user", "bank"],
    answer: shape({ customers: z.array(customerShape) }),
    write: (rows) => ({ customers: rows.map(writeCustomer) }),
  }),
  endpoint({
    ...own,
    id: "OBPv3.0.0-getCustomersForUser",
    path: "/users/current/customers",
    summary: "Get Customers for Current User",
    answer: customers,
    write: (rows) => ({ customers: rows.map(writeDayCustomer) }),
  }),
  endpoint({
    ...own,
    id: "OBPv5.0.0-getCustomersForUserIdsOnly",
    path: "/users/current/customers/customer_ids",
    summary: "Get Customers for Current User (IDs only)",
    answer: shape({ customers: z.array(shape({ id: str("7uy8a7e4-6d02-40e3-a129-0b2bf89de8uh") })) }),
    write: (rows) => ({ customers: rows.map(({ customerId }) => ({ id: customerId })) }),
  }),
];

export const customerRoutes: Endpoint[] = [
  ...createRoutes,
  ...listRoutes,
  ...ownRoutes,
  endpoint({
    id: "OBPv4.0.0-deleteCustomerCascade",
    verb: "DELETE",
    path: "/management/cascading/banks/BANK_ID/customers/CUSTOMER_ID",
    summary: "Delete Customer Cascade",
    about:
      "Ends the customer with its attributes, tax residences, KYC records, addresses and links. They are no longer found; the history is kept, since the law forbids destroying it.",
    tags,
    roles: ["CanDeleteCustomerCascade"],
    family: "wrapper",
    order: ["user", "bank", "role", "customer"],
    success: 200,
    answer: z.literal(true),
    useCase: deleteCustomer,
    write: () => true,
  }),
];
