// What a client sends to make or change a customer.
import { body, flag, list, moment, nested, optional, text, whole } from "@/lib/obp/json/read";

const face = { url: text("www.openbankproject"), date: moment() };
const rating = { rating: text("OBP"), source: text("OBP") };
const limit = { currency: text("EUR"), amount: text("0") };

/** PostCustomerJsonV310: everything is required but the customer number, which the bank chooses. */
export const newCustomerBody = body({
  legal_name: text("Eveline Tripman"),
  mobile_phone_number: text("+44 07972 444 876"),
  email: text("felixsmith@example.com"),
  face_image: nested(face),
  date_of_birth: moment(),
  relationship_status: text("single"),
  dependants: whole(1),
  dob_of_dependants: list(moment()),
  credit_rating: nested(rating),
  credit_limit: nested(limit),
  highest_education_attained: text("Master"),
  employment_status: text("worker"),
  kyc_status: flag(false),
  last_ok_date: moment("2023-08-14T12:32:51Z"),
  title: text("Dr."),
  branch_id: text("DERBY6"),
  name_suffix: text("Sr"),
});

const required = newCustomerBody.shape;

/** PostCustomerJsonV500: a name and a number to call are enough. */
export const newCustomerBodyV500 = body({
  legal_name: required.legal_name,
  customer_number: optional(text("5987953")),
  mobile_phone_number: required.mobile_phone_number,
  email: optional(required.email),
  face_image: optional(required.face_image),
  date_of_birth: optional(required.date_of_birth),
  relationship_status: optional(required.relationship_status),
  dependants: optional(required.dependants),
  dob_of_dependants: required.dob_of_dependants,
  credit_rating: optional(required.credit_rating),
  credit_limit: optional(required.credit_limit),
  highest_education_attained: optional(required.highest_education_attained),
  employment_status: optional(required.employment_status),
  kyc_status: optional(required.kyc_status),
  last_ok_date: optional(required.last_ok_date),
  title: optional(required.title),
  branch_id: optional(required.branch_id),
  name_suffix: optional(required.name_suffix),
});

export const emailBody = body({ email: required.email });
export const numberBody = body({ customer_number: text("5987953") });
export const phoneBody = body({ mobile_phone_number: required.mobile_phone_number });
export const identityBody = body({
  legal_name: required.legal_name,
  date_of_birth: required.date_of_birth,
  title: required.title,
  name_suffix: required.name_suffix,
});
export const creditLimitBody = body({ credit_limit: required.credit_limit });
export const creditRatingBody = body({ credit_rating: text("OBP"), credit_source: text("OBP") });
export const branchBody = body({ branch_id: required.branch_id });
export const dataBody = body({
  face_image: required.face_image,
  relationship_status: required.relationship_status,
  dependants: required.dependants,
  highest_education_attained: required.highest_education_attained,
  employment_status: required.employment_status,
});
