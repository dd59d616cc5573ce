// User–customer links: which people are, or act for, a customer.
import { z } from "zod";
import {
  addCustomerLink,
  type CustomerLink,
  endCustomerLink,
  listLinksOfCustomer,
  listLinksOfPerson,
} from "@/lib/links/links";
import { type Endpoint, endpoint } from "@/lib/obp/endpoint";
import { refusal } from "@/lib/obp/errors";
import { body, text } from "@/lib/obp/json/read";
import { bool, shape, str, when, writeMoment } from "@/lib/obp/json/write";

const common = { family: "wrapper", tags: ["Customer", "User"] } as const;
const at = "/banks/BANK_ID/user_customer_links";
const userId = "9ca9a7e4-6d02-40e3-a129-0b2bf89de9b1";
const customerId = "7uy8a7e4-6d02-40e3-a129-0b2bf89de8uh";

const linkShape = shape({
  user_customer_link_id: str("zz9a7e4-6d02-40e3-a129-0b2bf89de8ab"),
  customer_id: str(customerId),
  user_id: str(userId),
  date_inserted: when(),
  is_active: bool(true),
});
const linksShape = shape({ user_customer_links: z.array(linkShape) });

const writeLink = (link: CustomerLink) => ({
  user_customer_link_id: link.userCustomerLinkId,
  customer_id: link.customerId,
  user_id: link.personId,
  date_inserted: writeMoment(link.createdAt),
  is_active: true,
});
const writeLinks = (links: CustomerLink[]) => ({ user_customer_links: links.map(writeLink) });

export const linkRoutes: Endpoint[] = [
  endpoint({
    ...common,
    id: "OBPv4.0.0-createUserCustomerLinks",
    verb: "POST",
    path: at,
    summary: "Create User Customer Link",
    about: "Link a User to a Customer of the bank.",
    roles: ["CanCreateUserCustomerLink", "CanCreateUserCustomerLinkAtAnyBank"],
    order: ["user", "ids", "bank", "role", "body", "customer"],
    bodyName: "CreateUserCustomerLinkJson",
    body: body({ user_id: text(userId), customer_id: text(customerId) }),
    success: 201,
    answer: linkShape,
    listed: ["OBP-20005", "OBP-30007"],
    refusals: {
      "not_found:person": () => refusal("OBP-20005"),
      "not_found:customer": ({ json }) =>
        refusal("OBP-30046", `. Current CustomerId(${(json as { customer_id?: unknown })?.customer_id})`),
      conflict: () => refusal("OBP-30007"),
    },
    useCase: addCustomerLink,
    read: ({ body: { user_id, customer_id } }) => ({
      personId: user_id ?? "",
      customerId: customer_id ?? "",
    }),
    write: writeLink,
  }),
  endpoint({
    ...common,
    id: "OBPv4.0.0-getUserCustomerLinksByUserId",
    verb: "GET",
    path: `${at}/users/USER_ID`,
    summary: "Get User Customer Links by User",
    about: "Get the links of a User to Customers of the bank.",
    roles: ["CanGetUserCustomerLink", "CanGetUserCustomerLinkAtAnyBank"],
    order: ["user", "bank", "role"],
    success: 200,
    answer: linksShape,
    useCase: listLinksOfPerson,
    read: ({ params }) => ({ personId: params.USER_ID }),
    write: writeLinks,
  }),
  endpoint({
    ...common,
    id: "OBPv4.0.0-getUserCustomerLinksByCustomerId",
    verb: "GET",
    path: `${at}/customers/CUSTOMER_ID`,
    summary: "Get User Customer Links by Customer",
    about: "Get the links of a Customer of the bank to Users.",
    roles: ["CanGetUserCustomerLink", "CanGetUserCustomerLinkAtAnyBank"],
    order: ["user", "bank", "role", "customer"],
    success: 200,
    answer: linksShape,
    useCase: listLinksOfCustomer,
    write: writeLinks,
  }),
  endpoint({
    ...common,
    id: "OBPv4.0.0-deleteUserCustomerLink",
    verb: "DELETE",
    path: `${at}/USER_CUSTOMER_LINK_ID`,
    summary: "Delete User Customer Link",
    about: "Delete a link of a User to a Customer of the bank.",
    roles: ["CanDeleteUserCustomerLink", "CanDeleteUserCustomerLinkAtAnyBank"],
    order: ["user", "bank", "role"],
    success: 200,
    answer: z.literal(true),
    listed: ["OBP-30035"],
    refusals: { "not_found:link": () => refusal("OBP-30035") },
    useCase: endCustomerLink,
    read: ({ params }) => ({ id: params.USER_CUSTOMER_LINK_ID }),
    write: () => true,
  }),
];
