// Addresses and tax residences of a customer (v3.1.0): the bank comes before the role.
import { z } from "zod";
import { addAddress, deleteAddress, listAddresses, putAddress } from "@/lib/addresses/addresses";
import { type Check, type Endpoint, endpoint, type Wording } from "@/lib/obp/endpoint";
import { chained, refusal } from "@/lib/obp/errors";
import * as json from "@/lib/obp/json/address";
import { camelKeys } from "@/lib/obp/json/read";
import { shape } from "@/lib/obp/json/write";
import {
  addTaxResidence,
  deleteTaxResidence,
  listTaxResidencesInFull,
} from "@/lib/tax-residences/tax-residences";

const own = { family: "own", tags: ["Customer", "KYC"] } as const;
const order: Check[] = ["user", "bank", "role", "customer"];
const writeOrder: Check[] = ["user", "bank", "role", "body", "customer"];
const at = "/banks/BANK_ID/customers/CUSTOMER_ID";

/** Whatever the store refuses is OBP's "cannot return the data", with a plain sentence instead of a database's text. */
const cannotStore: Wording = {
  invalid: (_, __, sentence) => refusal("OBP-50200", ` ${sentence}`),
  conflict: (_, __, sentence) => refusal("OBP-50200", ` ${sentence}`),
};
const noAddress: Wording = {
  "not_found:address": () => chained("OBP-50200", "OBP-30310"),
  invalid: () => chained("OBP-50200", "OBP-30310"),
};
const noTaxResidence: Wording = {
  "not_found:taxResidence": () => chained("OBP-50200", "OBP-30300"),
  invalid: () => chained("OBP-50200", "OBP-30300"),
};

export const addressRoutes: Endpoint[] = [
  endpoint({
    ...own,
    id: "OBPv3.1.0-createTaxResidence",
    verb: "POST",
    path: `${at}/tax-residence`,
    summary: "Create Tax Residence",
    about: "Create a Tax Residence for a Customer specified by CUSTOMER_ID.",
    roles: ["CanCreateTaxResidence"],
    order: writeOrder,
    bodyName: "PostTaxResidenceJsonV310",
    body: json.taxResidenceBody,
    success: 201,
    answer: json.taxResidenceShape,
    refusals: cannotStore,
    useCase: addTaxResidence,
    write: ({ row }) => json.writeTaxResidence(row),
  }),
  endpoint({
    ...own,
    id: "OBPv3.1.0-getTaxResidence",
    verb: "GET",
    path: `${at}/tax-residences`,
    summary: "Get Tax Residences of Customer",
    about: "Get the Tax Residences of the Customer specified by CUSTOMER_ID.",
    roles: ["CanGetTaxResidence"],
    order,
    success: 200,
    answer: shape({ tax_residence: z.array(json.taxResidenceShape) }),
    useCase: listTaxResidencesInFull,
    write: (rows) => ({ tax_residence: rows.map(json.writeTaxResidence) }),
  }),
  endpoint({
    ...own,
    id: "OBPv3.1.0-deleteTaxResidence",
    verb: "DELETE",
    path: `${at}/tax_residencies/TAX_RESIDENCE_ID`,
    summary: "Delete Tax Residence",
    about: "Delete a Tax Residence of the Customer specified by TAX_RESIDENCE_ID.",
    roles: ["CanDeleteTaxResidence"],
    order,
    success: 200,
    answer: z.literal(true),
    refusals: noTaxResidence,
    useCase: deleteTaxResidence,
    read: ({ params }) => ({ id: params.TAX_RESIDENCE_ID }),
    write: () => true,
  }),
  endpoint({
    ...own,
    id: "OBPv3.1.0-getCustomerAddresses",
    verb: "GET",
    path: `${at}/addresses`,
    summary: "Get Customer Addresses",
    about: "Get the Addresses of the Customer specified by CUSTOMER_ID.",
    roles: ["CanGetCustomerAddress"],
    order,
    success: 200,
    answer: shape({ addresses: z.array(json.addressShape) }),
    useCase: listAddresses,
    write: (rows) => ({ addresses: rows.map((row) => json.writeAddress(row, row.createdAt)) }),
  }),
  endpoint({
    ...own,
    id: "OBPv3.1.0-deleteCustomerAddress",
    verb: "DELETE",
    path: `${at}/addresses/CUSTOMER_ADDRESS_ID`,
    summary: "Delete Customer Address",
    about: "Delete an Address of the Customer specified by CUSTOMER_ADDRESS_ID.",
    roles: ["CanDeleteCustomerAddress"],
    order,
    success: 200,
    answer: z.literal(true),
    refusals: noAddress,
    useCase: deleteAddress,
    read: ({ params }) => ({ id: params.CUSTOMER_ADDRESS_ID }),
    write: () => true,
  }),
  endpoint({
    ...own,
    tags: ["Customer"],
    id: "OBPv3.1.0-createCustomerAddress",
    verb: "POST",
    path: `${at}/address`,
    summary: "Create Address",
    about: "Create an Address for a Customer specified by CUSTOMER_ID.",
    roles: ["CanCreateCustomerAddress"],
    order: writeOrder,
    bodyName: "PostCustomerAddressJsonV310",
    body: json.addressBody,
    success: 201,
    answer: json.addressShape,
    refusals: cannotStore,
    useCase: addAddress,
    write: ({ row }) => json.writeAddress(row, row.recordedAt),
  }),
  endpoint({
    ...own,
    tags: ["Customer"],
    id: "OBPv3.1.0-updateCustomerAddress",
    verb: "PUT",
    path: `${at}/addresses/CUSTOMER_ADDRESS_ID`,
    summary: "Update the Address of a Customer",
    about: "Update an Address of the Customer specified by CUSTOMER_ADDRESS_ID.",
    roles: ["CanCreateCustomer"],
    order: writeOrder,
    bodyName: "PostCustomerAddressJsonV310",
    body: json.addressBody,
    success: 200,
    answer: json.addressShape,
    refusals: { ...cannotStore, "not_found:address": () => chained("OBP-50200", "OBP-30310") },
    useCase: putAddress,
    read: ({ body, params }) => ({ ...(camelKeys(body) as object), id: params.CUSTOMER_ADDRESS_ID }),
    write: ({ row, createdAt }) => json.writeAddress(row, createdAt),
  }),
];
