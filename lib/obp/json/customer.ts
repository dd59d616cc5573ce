// A customer on the wire in its three forms: v3.1.0 (date-times), v3.0.0 (birth dates as days), and minimal.
import { z } from "zod";
import type { Customer, CustomerAttribute } from "@/lib/customers/schema";
import { bool, day, int, shape, str, strOrNull, when, writeDay, writeMoment } from "@/lib/obp/json/write";

const bankId = "gh.29.uk";
const customerId = "7uy8a7e4-6d02-40e3-a129-0b2bf89de8uh";

const faceImage = shape({ url: strOrNull("www.openbankproject"), date: when() });
const creditRating = shape({ rating: strOrNull("OBP"), source: strOrNull("OBP") });
const creditLimit = shape({ currency: strOrNull("EUR"), amount: strOrNull("0") });

const beginning = {
  bank_id: str(bankId),
  customer_id: str(customerId),
  customer_number: str("5987953"),
  legal_name: strOrNull("Eveline Tripman"),
  mobile_phone_number: strOrNull("+44 07972 444 876"),
  email: strOrNull("felixsmith@example.com"),
};
const middle = { relationship_status: strOrNull("single"), dependants: int(1) };
const ending = {
  credit_rating: creditRating,
  credit_limit: creditLimit,
  highest_education_attained: strOrNull("Master"),
  employment_status: strOrNull("worker"),
  kyc_status: bool(false),
  last_ok_date: when("2023-08-14T12:32:51Z"),
  title: strOrNull("Dr."),
  branch_id: strOrNull("DERBY6"),
  name_suffix: strOrNull("Sr"),
};

export const customerFieldsShape = {
  ...beginning,
  face_image: faceImage,
  date_of_birth: when(),
  ...middle,
  dob_of_dependants: z.array(when()),
  ...ending,
};
export const customerShape = shape(customerFieldsShape);

export const attributeShape = shape({
  customer_attribute_id: str(customerId),
  name: str("SPECIAL_TAX_NUMBER"),
  type: str("STRING"),
  value: str("123456789"),
});
export const customerWithAttributesShape = shape({
  ...customerFieldsShape,
  customer_attributes: z.array(attributeShape),
});

export const dayCustomerShape = shape({
  ...beginning,
  face_image: faceImage,
  date_of_birth: day(),
  ...middle,
  dob_of_dependants: z.array(day()),
  ...ending,
});
export const minimalShape = shape({ bank_id: str(bankId), customer_id: str(customerId) });

type Json = Record<string, unknown>;

function writeWith(customer: Customer, born: (date: Date | null) => string | null): Json {
  return {
    bank_id: customer.bankId,
    customer_id: customer.customerId,
    customer_number: customer.customerNumber,
    legal_name: customer.legalName,
    mobile_phone_number: customer.mobilePhoneNumber,
    email: customer.email,
    face_image: { url: customer.faceImage.url, date: writeMoment(customer.faceImage.date) },
    date_of_birth: born(customer.dateOfBirth),
    relationship_status: customer.relationshipStatus,
    dependants: customer.dependants,
    dob_of_dependants: customer.dobOfDependants.map(born),
    credit_rating: customer.creditRating,
    credit_limit: customer.creditLimit,
    highest_education_attained: customer.highestEducationAttained,
    employment_status: customer.employmentStatus,
    kyc_status: customer.kycStatus,
    last_ok_date: writeMoment(customer.lastOkDate),
    title: customer.title,
    branch_id: customer.branchId,
    name_suffix: customer.nameSuffix,
  };
}

/** v3.1.0: the answer of everything that reads or writes one customer. */
export const writeCustomer = (customer: Customer): Json => writeWith(customer, writeMoment);

/** v3.0.0: the phone search and the lists. */
export const writeDayCustomer = (customer: Customer): Json => writeWith(customer, writeDay);

export const writeAttribute = (attribute: CustomerAttribute): Json => ({
  customer_attribute_id: attribute.customerAttributeId,
  name: attribute.name,
  type: attribute.type,
  value: attribute.value,
});

export const writeCustomerWithAttributes = (
  customer: Customer & { customerAttributes: CustomerAttribute[] },
): Json => ({
  ...writeCustomer(customer),
  customer_attributes: customer.customerAttributes.map(writeAttribute),
});
