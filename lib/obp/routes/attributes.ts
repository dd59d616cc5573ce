// Customer attributes: free facts of a bank about a customer.
import { z } from "zod";
import {
  addCustomerAttribute,
  attributeOf,
  changeCustomerAttribute,
  deleteCustomerAttribute,
  getCustomerAttribute,
  listCustomerAttributes,
} from "@/lib/customers/attributes";
import { type Endpoint, endpoint, type Wording } from "@/lib/obp/endpoint";
import { refusal } from "@/lib/obp/errors";
import { attributeShape, writeAttribute } from "@/lib/obp/json/customer";
import { body, camelKeys, text } from "@/lib/obp/json/read";
import { shape } from "@/lib/obp/json/write";

const common = { family: "wrapper", tags: ["Customer"] } as const;
const at = "/banks/BANK_ID/customers/CUSTOMER_ID";
const bodyName = "CustomerAttributeJsonV400";
const attributeBody = body({
  name: text("SPECIAL_TAX_NUMBER"),
  type: text("STRING"),
  value: text("123456789"),
});
const refusals: Wording = { "not_found:attribute": () => refusal("OBP-30069") };

export const attributeRoutes: Endpoint[] = [
  endpoint({
    ...common,
    id: "OBPv4.0.0-createCustomerAttribute",
    verb: "POST",
    path: `${at}/attribute`,
    summary: "Create Customer Attribute",
    about: "Create an attribute of the customer. The type is STRING, INTEGER, DOUBLE or DATE_WITH_DAY.",
    roles: ["CanCreateCustomerAttributeAtOneBank", "CanCreateCustomerAttributeAtAnyBank"],
    order: ["user", "ids", "bank", "role", "body", "customer"],
    bodyName,
    body: attributeBody,
    success: 201,
    answer: attributeShape,
    useCase: addCustomerAttribute,
    write: (written) => writeAttribute(attributeOf(written)),
  }),
  endpoint({
    ...common,
    id: "OBPv4.0.0-updateCustomerAttribute",
    verb: "PUT",
    path: `${at}/attributes/CUSTOMER_ATTRIBUTE_ID`,
    summary: "Update Customer Attribute",
    about: "Update an attribute of the customer.",
    roles: ["CanUpdateCustomerAttributeAtOneBank", "CanUpdateCustomerAttributeAtAnyBank"],
    order: ["user", "bank", "role", "body", "customer"],
    bodyName,
    body: attributeBody,
    success: 200,
    answer: attributeShape,
    listed: ["OBP-30069"],
    refusals,
    useCase: changeCustomerAttribute,
    read: ({ body, params }) => ({ ...(camelKeys(body) as object), id: params.CUSTOMER_ATTRIBUTE_ID }),
    write: (written) => writeAttribute(attributeOf(written)),
  }),
  endpoint({
    ...common,
    id: "OBPv4.0.0-getCustomerAttributes",
    verb: "GET",
    path: `${at}/attributes`,
    summary: "Get Customer Attributes",
    about: "Get the attributes of the customer.",
    roles: ["CanGetCustomerAttributesAtOneBank", "CanGetCustomerAttributesAtAnyBank"],
    order: ["user", "bank", "role", "customer"],
    success: 200,
    answer: shape({ customer_attributes: z.array(attributeShape) }),
    useCase: listCustomerAttributes,
    write: (rows) => ({ customer_attributes: rows.map(writeAttribute) }),
  }),
  endpoint({
    ...common,
    id: "OBPv4.0.0-getCustomerAttributeById",
    verb: "GET",
    path: `${at}/attributes/CUSTOMER_ATTRIBUTE_ID`,
    summary: "Get Customer Attribute By Id",
    about: "Get one attribute of the customer.",
    roles: ["CanGetCustomerAttributeAtOneBank", "CanGetCustomerAttributeAtAnyBank"],
    order: ["user", "bank", "role", "customer"],
    success: 200,
    answer: attributeShape,
    listed: ["OBP-30069"],
    refusals,
    useCase: getCustomerAttribute,
    read: ({ params }) => ({ id: params.CUSTOMER_ATTRIBUTE_ID }),
    write: writeAttribute,
  }),
  endpoint({
    ...common,
    id: "OBPv4.0.0-deleteCustomerAttribute",
    verb: "DELETE",
    path: "/banks/BANK_ID/customers/attributes/CUSTOMER_ATTRIBUTE_ID",
    summary: "Delete Customer Attribute",
    about: "Delete an attribute of a customer of the bank.",
    roles: ["CanDeleteCustomerAttributeAtOneBank", "CanDeleteCustomerAttributeAtAnyBank"],
    order: ["user", "bank", "role", "customer"],
    success: 204,
    answer: z.undefined(),
    listed: ["OBP-30069"],
    refusals,
    useCase: deleteCustomerAttribute,
    read: ({ params }) => ({ id: params.CUSTOMER_ATTRIBUTE_ID }),
    write: () => undefined,
  }),
];
